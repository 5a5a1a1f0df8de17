"""Who gets what of a handover at VT; the columns are those of ``access_rows.PEOPLE``.

Anna prepares it and assessed the report; Bram leads the team, Petra reads.
"""

HANDOVERS = {
    "preparing a handover": """
handover:list                       get  -                 403 200 200 200 200 200 200 403 403 302
handover:of_case                    get  handover_case     404 200 404 404 200 200 404 404 404 302
handover:begin                      post handover_case     404 302 404 404 403 403 404 404 404 302
handover:receiver                   get  handover          404 200 404 404 200 200 404 404 404 302
handover:receiver                   post handover          404 422 404 404 403 403 404 404 404 302
handover:contact                    get  handover          404 200 404 404 200 200 404 404 404 302
handover:contact                    post handover          404 302 404 404 403 403 404 404 404 302
handover:safety                     get  handover          404 200 404 404 200 200 404 404 404 302
handover:safety                     post handover          404 422 404 404 403 403 404 404 404 302
handover:texts                      get  handover          404 200 404 404 200 200 404 404 404 302
handover:text                       get  handover_text     404 200 404 404 200 200 404 404 404 302
handover:text                       post handover_text     404 302 404 404 403 403 404 404 404 302
handover:keep                       post handover_text     404 200 404 404 403 403 404 404 404 302
handover:sharing                    get  handover          404 200 404 404 200 200 404 404 404 302
handover:sharing                    post handover          404 422 404 404 403 403 404 404 404 302
handover:preview                    get  handover          404 200 404 404 200 200 404 404 404 302
handover:step                       post handover_step     404 422 404 404 403 403 404 404 404 302
handover:withdraw                   get  handover          404 200 404 404 403 403 404 404 404 302
handover:withdraw                   post handover          404 422 404 404 403 403 404 404 404 302
handover:pdf                        get  handover_sent     404 302 404 404 302 302 404 404 404 302
handover:reporter                   get  handover_reporter 404 200 404 404 403 403 404 404 404 302
handover:reporter                   post handover_reporter 404 422 404 404 403 403 404 404 404 302
    """,
}
