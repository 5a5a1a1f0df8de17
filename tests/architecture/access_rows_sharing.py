"""Who gets what of what was shared; the columns are those of ``access_rows.PEOPLE``.

Gijs carries the case of the row "told" and shares from it; Daan works at the municipality that
hears 'dat, niet wat'.
"""

SHARING = {
    "sharing": """
sharing:of_case                     get  told_case     404 200 200 200 200 200 404 404 404 302
sharing:note                        get  told_case     404 200 200 200 403 403 404 404 404 302
sharing:note                        post told_case     404 422 422 422 403 403 404 404 404 302
sharing:signal                      get  told_case     404 200 200 200 403 403 404 404 404 302
sharing:signal                      post told_case     404 422 422 422 403 403 404 404 404 302
sharing:signals                     get  -             403 403 403 403 403 403 403 200 403 302
sharing:signal_seen                 post signal        403 403 403 403 403 403 403 302 403 302
    """,
}
