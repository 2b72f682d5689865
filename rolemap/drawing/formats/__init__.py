"""One small file a format: Diagram → text or bytes. No format knows the graph."""
