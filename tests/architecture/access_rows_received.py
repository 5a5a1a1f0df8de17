"""Who gets what of a handover at the receiver; the columns are those of ``access_rows.PEOPLE``.

Daan works at the municipality that received one and got a copy of another; systems show a token.
"""

RECEIVED = {
    "handovers at the receiver": """
handover:inbox                      get  -             403 403 403 403 403 403 403 200 403 302
handover:received                   get  received      403 403 403 403 403 403 403 200 403 302
handover:received_pdf               get  received      403 403 403 403 403 403 403 302 403 302
handover:accept                     get  received      403 403 403 403 403 403 403 200 403 302
handover:accept                     post received      403 403 403 403 403 403 403 422 403 302
handover:refuse                     get  received      403 403 403 403 403 403 403 200 403 302
handover:refuse                     post received      403 403 403 403 403 403 403 422 403 302
handover:copies                     get  -             403 403 403 403 403 403 403 200 403 302
handover:copy                       get  received_copy 403 403 403 403 403 403 403 200 403 302
handover:copy_pdf                   get  received_copy 403 403 403 403 403 403 403 302 403 302
    """,
    "handovers for systems of receivers": """
handover_api:handovers              get  -             401 401 401 401 401 401 401 401 401 401
handover_api:handover               get  received      401 401 401 401 401 401 401 401 401 401
handover_api:acceptance             post received      401 401 401 401 401 401 401 401 401 401
handover_api:refusal                post received      401 401 401 401 401 401 401 401 401 401
handover_api:report_back            post received      401 401 401 401 401 401 401 401 401 401
    """,
}
