"""What pages show: each module turns a view of the store into plain values for its template."""
