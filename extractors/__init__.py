"""Documents in, facts out. Every extractor sees the Document and nothing else."""
