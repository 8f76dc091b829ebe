"""Where Procrastinate finds the jobs of the product: every module of this folder."""

from pkgutil import iter_modules

from procrastinate import App

from fagloft import jobs


def ready(app: App) -> None:
    """Called when Django is up; a job registers itself by being imported, which the worker does with these paths."""
    app.import_paths = [
        *app.import_paths,
        *(f"{jobs.__name__}.{module.name}" for module in iter_modules(jobs.__path__)),
    ]
