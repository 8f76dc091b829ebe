"""`fagloft import`"""

import click

from fagloft.cli.importing.file import import_file
from fagloft.cli.importing.leadership import leadership
from fagloft.cli.importing.municipalities import municipalities


@click.group()
def import_group() -> None:
    """Bring in municipalities, or the files of an organisation.

    \b
    Examples
      fagloft import municipalities
      fagloft import leadership --organisation vestfold
      fagloft import file staff.xlsx --template staff_list --organisation 3907
    """


import_group.add_command(municipalities)
import_group.add_command(leadership)
import_group.add_command(import_file)
