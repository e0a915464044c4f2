"""Facts in, graph out: links, checks, stores, queries, exports."""
