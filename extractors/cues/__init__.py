"""Word lists, bokmål and nynorsk, as data with a source or example on each line."""
