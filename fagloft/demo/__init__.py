"""The fictitious people of the demonstration region, drawn from real statistics."""

from fagloft.demo.population import Population, draw_population

__all__ = ["Population", "draw_population"]
