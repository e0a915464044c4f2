"""Files in, Documents out. Nothing after this stage knows what format a document had."""
