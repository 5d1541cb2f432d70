//! Assembles claims, carries them through their states, and reads denials.
