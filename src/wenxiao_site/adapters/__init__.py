"""Doors to file formats: workbooks in and out, from and to the forms of the core."""
