"""Who gets the line of safety; the columns are those of ``access_rows.PEOPLE``.

Of the family of the row "case" Anna judges; Gijs carries that of "told". No partner has a line.
"""

LINE = {
    "the line of safety": """
reporting:line_of_safety            get  case          404 200 200 404 200 200 404 404 404 302
reporting:line_of_safety            get  told_case     404 200 200 200 200 200 404 404 404 302
    """,
}
