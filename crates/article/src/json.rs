//! The JSON that `glossator annotate` prints.
