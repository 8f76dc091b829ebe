"""Property tests of the engine: a shared machine may be slow, that is no failure."""

from hypothesis import settings

settings.register_profile("engine", deadline=None, max_examples=40)
settings.load_profile("engine")
