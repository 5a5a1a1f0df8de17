"""Who gets what of the meeting of a warm handover; the columns are those of ``access_rows.PEOPLE``.

Gijs prepares it for a family of his track; Bram and Petra read; Daan is of the receiver and sits at
the table.
"""

MEETINGS = {
    "the meeting of a warm handover": """
handover:meeting                    get  meeting         404 404 404 200 200 200 404 200 404 302
handover:meeting_begin              post meeting         404 404 404 302 403 403 404 404 404 302
handover:meeting_hold               get  meeting         404 404 404 200 403 403 404 200 404 302
handover:meeting_hold               post meeting         404 404 404 422 403 403 404 422 404 302
handover:meeting_invite             get  meeting         404 404 404 200 200 200 404 404 404 302
handover:meeting_invited            post meeting         404 404 404 302 403 403 404 404 404 302
handover:meeting_guest              post meeting         404 404 404 422 403 403 404 404 404 302
handover:meeting_seat               post meeting_seat    404 404 404 422 403 403 404 404 404 302
handover:meeting_seat_remove        post meeting_guest   404 404 404 302 403 403 404 404 404 302
handover:meeting_letter             post meeting_seat    404 404 404 302 403 403 404 404 404 302
handover:meeting_letter_pdf         get  meeting_letter  404 404 404 302 403 403 404 404 404 302
handover:meeting_plan               get  meeting         404 404 404 200 403 403 404 404 404 302
handover:meeting_plan               post meeting         404 404 404 422 403 403 404 404 404 302
handover:meeting_attempt            get  meeting         404 404 404 200 403 403 404 404 404 302
handover:meeting_attempt            post meeting         404 404 404 422 403 403 404 404 404 302
    """,
    "the agenda of a meeting, at the desk and at the table": """
handover:meeting_table              get  meeting         404 404 404 200 403 403 404 200 404 302
handover:meeting_table_done         get  meeting         404 404 404 200 403 403 404 200 404 302
handover:meeting_item               get  meeting_item    404 404 404 200 403 403 404 200 404 302
handover:meeting_item               post meeting_item    404 404 404 302 403 403 404 302 404 302
handover:meeting_keep               post meeting_item    404 404 404 200 403 403 404 200 404 302
handover:meeting_add                post meeting_steps   404 404 404 302 403 403 404 302 404 302
handover:meeting_row                get  meeting_row     404 404 404 200 403 403 404 200 404 302
handover:meeting_row                post meeting_row     404 404 404 302 403 403 404 302 404 302
handover:meeting_keep_row           post meeting_row     404 404 404 200 403 403 404 200 404 302
handover:meeting_remove             post meeting_row     404 404 404 302 403 403 404 302 404 302
    """,
    "the report of a meeting": """
handover:meeting_report             get  meeting_report  404 404 404 200 200 200 404 200 404 302
handover:meeting_report_begin       post meeting_report  404 404 404 302 403 403 404 404 404 302
handover:meeting_given              post meeting_person  404 404 404 422 403 403 404 404 404 302
handover:meeting_given_receiver     post meeting_report  404 404 404 422 403 403 404 404 404 302
handover:meeting_share              post meeting_report  404 404 404 422 403 403 404 404 404 302
handover:meeting_report_pdf         get  meeting_copy    404 404 404 302 302 302 404 302 404 302
    """,
}
