"""`python -m fagloft` is the command `fagloft`."""

from fagloft.cli import main

main()
