"""Exchange folders: the tables the engine reads and writes when it is used without the web application."""

from fagloft.exchange.combine_folder import CombineFolder, read_combine_folder
from fagloft.exchange.faults import Fault, FaultsInFolder
from fagloft.exchange.gaps_folder import GapsFolder, read_gaps_folder
from fagloft.exchange.plan_folder import PlanFolder, read_plan_folder
from fagloft.exchange.write_folder import write_folder

__all__ = [
    "CombineFolder",
    "Fault",
    "FaultsInFolder",
    "GapsFolder",
    "PlanFolder",
    "read_combine_folder",
    "read_gaps_folder",
    "read_plan_folder",
    "write_folder",
]
