"""Many documents: runs that survive what happens to runs, and tables that SQL reads."""
