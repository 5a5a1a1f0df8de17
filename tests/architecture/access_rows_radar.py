"""Who gets what of the radar; the columns are those of ``access_rows.PEOPLE``.

Anna judges the case with the likeness; Gijs and Fatma look for persons but have no business there.
Of two entries of the region everybody who looks for persons may know; Fatma proposed to join them,
Anna and Bram may decide it.
"""

RADAR = {
    "radar": """
radar:overview                      get  -             200 200 200 200 200 403 200 403 403 302
radar:look_alike                    get  look_alike    404 200 200 404 200 403 404 403 403 302
radar:judge                         post look_alike    404 302 302 404 302 403 404 403 403 302
    """,
    "entries of one person": """
radar:person                        get  somebody      200 200 200 200 200 403 404 403 403 302
radar:propose                       get  two_entries   200 200 200 200 200 403 404 403 403 302
radar:propose                       post two_entries   422 422 422 422 422 403 404 403 403 302
radar:propose_part                  get  joined_entry  200 200 200 200 200 403 404 403 403 302
radar:propose_part                  post joined_entry  422 422 422 422 422 403 404 403 403 302
radar:history                       get  -             200 200 200 200 200 403 200 403 403 302
radar:proposal                      get  proposal      200 200 200 200 200 403 404 403 403 302
radar:decide                        post proposal      403 403 403 403 403 403 404 403 403 302
    """,
    "other regions": """
radar:regions                       get  report        404 200 200 404 200 200 404 404 404 302
radar:ask_region                    get  report        404 200 200 404 403 403 404 404 404 302
radar:ask_region                    post report        404 422 422 404 403 403 404 404 404 302
radar:region_answer                 get  region_asked  404 200 200 404 403 403 404 404 404 302
radar:region_answer                 post region_asked  404 422 422 404 403 403 404 404 404 302
radar:region_withdraw               post region_asked  404 302 302 404 403 403 404 404 404 302
    """,
}
