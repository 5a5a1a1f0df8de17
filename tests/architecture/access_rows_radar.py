"""Who gets what of the radar; the columns are those of ``access_rows.PEOPLE``.

Anna judges the case with the likeness; Gijs and Fatma look for persons but have no business there.
"""

RADAR = {
    "radar": """
radar:overview                      get  -             200 200 200 200 200 403 200 403 403 302
radar:look_alike                    get  look_alike    404 200 200 404 200 403 404 403 403 302
radar:judge                         post look_alike    404 302 302 404 302 403 404 403 403 302
    """,
}
