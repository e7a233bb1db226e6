"""Facts and codebooks: plain tables, a gazetteer, and their typed loaders."""
