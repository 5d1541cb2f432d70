-- The first layout. Migrations go forward only; a released one is never edited.
--
-- A payload is the JSON of a noun of the domain. Columns beside it are keys, and wherever they can be they are generated
-- from the payload, so that the two never disagree. Amounts are integer cents. Days and times are ISO 8601 in UTC.
-- Every column is declared in columns.tsv as PHI, financial or operational.

-- Visits ------------------------------------------------------------------------------------------------------------

CREATE TABLE visit (
    id           TEXT NOT NULL PRIMARY KEY,
    service_date TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.on') STORED,
    payload      TEXT NOT NULL
) STRICT;
CREATE INDEX visit_by_service_date ON visit (service_date, id);

CREATE TABLE note (
    ordinal  INTEGER NOT NULL PRIMARY KEY,
    visit    TEXT NOT NULL REFERENCES visit (id),
    document TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_visit ON note (visit, document);

-- Coding ------------------------------------------------------------------------------------------------------------

CREATE TABLE suggestions (
    visit   TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE coded_visit (
    visit   TEXT NOT NULL PRIMARY KEY REFERENCES visit (id),
    payload TEXT NOT NULL
) STRICT;

CREATE TABLE decision (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    visit   TEXT NOT NULL REFERENCES visit (id),
    payload TEXT NOT NULL,
    UNIQUE (visit, payload)
) STRICT;

CREATE TABLE query (
    visit   TEXT NOT NULL REFERENCES visit (id),
    number  INTEGER NOT NULL CHECK (number > 0),
    payload TEXT NOT NULL,
    PRIMARY KEY (visit, number),
    UNIQUE (visit, payload)
) STRICT;

CREATE TABLE query_answer (
    visit       TEXT NOT NULL,
    number      INTEGER NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    answer      TEXT NOT NULL,
    PRIMARY KEY (visit, number),
    FOREIGN KEY (visit, number) REFERENCES query (visit, number)
) STRICT;

-- Claims ------------------------------------------------------------------------------------------------------------

CREATE TABLE claim (
    ordinal INTEGER NOT NULL PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    visit   TEXT NOT NULL REFERENCES visit (id)
) STRICT;
CREATE INDEX claim_by_visit ON claim (visit);

CREATE TABLE claim_version (
    claim   TEXT NOT NULL REFERENCES claim (id),
    version INTEGER NOT NULL CHECK (version > 0),
    kept_at TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (claim, version)
) STRICT;

CREATE TABLE claim_step (
    claim       TEXT NOT NULL REFERENCES claim (id),
    step        INTEGER NOT NULL CHECK (step > 0),
    state       TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.state') STORED,
    interchange TEXT GENERATED ALWAYS AS (coalesce(payload ->> '$.interchange', payload ->> '$.by')) STORED,
    moved_at    TEXT NOT NULL,
    payload     TEXT NOT NULL,
    PRIMARY KEY (claim, step)
) STRICT;
CREATE INDEX claim_step_by_interchange ON claim_step (interchange, claim);

CREATE TABLE expected_payment (
    claim   TEXT NOT NULL PRIMARY KEY REFERENCES claim (id),
    payload TEXT NOT NULL
) STRICT;

-- Findings ----------------------------------------------------------------------------------------------------------

CREATE TABLE finding (
    ordinal      INTEGER NOT NULL PRIMARY KEY,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('document', 'visit', 'claim', 'interchange')),
    subject      TEXT NOT NULL,
    found_by     TEXT NOT NULL,
    severity     TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.severity') STORED,
    payload      TEXT NOT NULL
) STRICT;
CREATE INDEX finding_by_subject ON finding (subject_kind, subject, found_by);

-- Interchanges ------------------------------------------------------------------------------------------------------

CREATE TABLE interchange (
    ordinal   INTEGER NOT NULL PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
    kind      TEXT NOT NULL,
    digest    TEXT NOT NULL UNIQUE,
    kept_at   TEXT NOT NULL,
    bytes     BLOB NOT NULL
) STRICT;

CREATE TABLE acknowledgment (
    ordinal     INTEGER NOT NULL PRIMARY KEY,
    interchange TEXT NOT NULL REFERENCES interchange (id),
    payload     TEXT NOT NULL
) STRICT;

CREATE TABLE remittance (
    ordinal      INTEGER NOT NULL PRIMARY KEY,
    identity     TEXT NOT NULL UNIQUE,
    interchange  TEXT NOT NULL REFERENCES interchange (id),
    payer        TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.payer') STORED,
    trace_number TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.trace_number') STORED,
    paid_cents   INTEGER NOT NULL GENERATED ALWAYS AS (payload ->> '$.paid') STORED,
    payload      TEXT NOT NULL
) STRICT;
-- A payment is posted once, however its remittance is cut; payments of nothing carry no number worth trusting.
CREATE UNIQUE INDEX remittance_by_trace ON remittance (payer, trace_number) WHERE paid_cents <> 0;
CREATE INDEX remittance_by_interchange ON remittance (interchange);

-- Journal -----------------------------------------------------------------------------------------------------------

CREATE TABLE journal (
    sequence  INTEGER NOT NULL PRIMARY KEY CHECK (sequence > 0),
    previous  TEXT NOT NULL,
    hash      TEXT NOT NULL,
    posted_on TEXT NOT NULL GENERATED ALWAYS AS (payload ->> '$.on') STORED,
    claim     TEXT GENERATED ALWAYS AS (payload ->> '$.claim') STORED,
    payload   TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_claim ON journal (claim, sequence) WHERE claim IS NOT NULL;

CREATE TRIGGER journal_entry_balances BEFORE INSERT ON journal
WHEN (SELECT coalesce(sum(value ->> '$.amount'), 1) FROM json_each(NEW.payload, '$.postings')) <> 0
BEGIN
    SELECT raise(ABORT, 'a journal entry must balance');
END;

-- With this no seal can stand twice, so that neither digest needs an index of its own.
CREATE TRIGGER journal_entry_follows_the_last BEFORE INSERT ON journal
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM journal), 0)
  OR (NEW.sequence > 1 AND NEW.previous <> (SELECT hash FROM journal WHERE sequence = NEW.sequence - 1))
BEGIN
    SELECT raise(ABORT, 'a journal entry must follow the last one');
END;

-- Numbers -----------------------------------------------------------------------------------------------------------

CREATE TABLE number (
    sequence TEXT NOT NULL PRIMARY KEY,
    last     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER number_grows BEFORE UPDATE ON number WHEN NEW.last <= OLD.last
BEGIN
    SELECT raise(ABORT, 'a number is given once');
END;

-- What is written once and never changed ----------------------------------------------------------------------------

CREATE TRIGGER note_is_never_changed BEFORE UPDATE ON note BEGIN SELECT raise(ABORT, 'note is append-only'); END;
CREATE TRIGGER note_is_never_deleted BEFORE DELETE ON note BEGIN SELECT raise(ABORT, 'note is append-only'); END;
CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decision is append-only'); END;
CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decision is append-only'); END;
CREATE TRIGGER query_is_never_changed BEFORE UPDATE ON query BEGIN SELECT raise(ABORT, 'query is append-only'); END;
CREATE TRIGGER query_is_never_deleted BEFORE DELETE ON query BEGIN SELECT raise(ABORT, 'query is append-only'); END;
CREATE TRIGGER query_answer_is_never_changed BEFORE UPDATE ON query_answer BEGIN SELECT raise(ABORT, 'query_answer is append-only'); END;
CREATE TRIGGER query_answer_is_never_deleted BEFORE DELETE ON query_answer BEGIN SELECT raise(ABORT, 'query_answer is append-only'); END;
CREATE TRIGGER claim_is_never_changed BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim BEGIN SELECT raise(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_version_is_never_changed BEFORE UPDATE ON claim_version BEGIN SELECT raise(ABORT, 'claim_version is append-only'); END;
CREATE TRIGGER claim_version_is_never_deleted BEFORE DELETE ON claim_version BEGIN SELECT raise(ABORT, 'claim_version is append-only'); END;
CREATE TRIGGER claim_step_is_never_changed BEFORE UPDATE ON claim_step BEGIN SELECT raise(ABORT, 'claim_step is append-only'); END;
CREATE TRIGGER claim_step_is_never_deleted BEFORE DELETE ON claim_step BEGIN SELECT raise(ABORT, 'claim_step is append-only'); END;
CREATE TRIGGER interchange_is_never_changed BEFORE UPDATE ON interchange BEGIN SELECT raise(ABORT, 'interchange is append-only'); END;
CREATE TRIGGER interchange_is_never_deleted BEFORE DELETE ON interchange BEGIN SELECT raise(ABORT, 'interchange is append-only'); END;
CREATE TRIGGER acknowledgment_is_never_changed BEFORE UPDATE ON acknowledgment BEGIN SELECT raise(ABORT, 'acknowledgment is append-only'); END;
CREATE TRIGGER acknowledgment_is_never_deleted BEFORE DELETE ON acknowledgment BEGIN SELECT raise(ABORT, 'acknowledgment is append-only'); END;
CREATE TRIGGER remittance_is_never_changed BEFORE UPDATE ON remittance BEGIN SELECT raise(ABORT, 'remittance is append-only'); END;
CREATE TRIGGER remittance_is_never_deleted BEFORE DELETE ON remittance BEGIN SELECT raise(ABORT, 'remittance is append-only'); END;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal BEGIN SELECT raise(ABORT, 'journal is append-only'); END;
CREATE TRIGGER number_is_never_deleted BEFORE DELETE ON number BEGIN SELECT raise(ABORT, 'a number is given once'); END;
