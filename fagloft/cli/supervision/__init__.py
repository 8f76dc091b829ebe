"""Keep web and worker running, and end them cleanly."""
