//! Only the test programs matter here; see `it/` and `e2e/`.
