"""In which states the addresses of a family open, for who hands it over and for who receives it.

A line of states, and under it every address that opens in those states and in no other. What is
not named never opens; for whoever stands beside it nothing opens, ever.
"""

STATES = (
    "draft",
    "sent",
    "coordinated",
    "invited",
    "planned",
    "held",
    "report_draft",
    "report_shared",
    "refused",
    "withdrawn",
    "accepted",
    "at_work",
    "vt_looks",
    "given_on",
    "ended",
)

# Who hands over: a track and its meeting are there from the coordination on.
SENDER = {
    "draft sent coordinated invited planned held report_draft report_shared refused withdrawn"
    " accepted at_work vt_looks given_on ended": """
        cases:detail reporting:line_of_safety
        localfield:family localfield:of_case localfield:work
        sharing:of_case sharing:note sharing:signal
        safetyplans:of_case safetyplans:begin safetyplans:local
        handover:of_case handover:begin handover:receiver handover:contact handover:safety
        handover:texts handover:text handover:keep handover:sharing handover:preview handover:step
        handover:withdraw handover:meeting_begin handover:meeting_invite
    """,
    "coordinated invited planned held report_draft report_shared refused withdrawn"
    " accepted at_work vt_looks given_on ended": """
        safetyplans:plan safetyplans:part safetyplans:keep safetyplans:add safetyplans:row
        safetyplans:keep_row safetyplans:remove safetyplans:drop safetyplans:restore
        safetyplans:table safetyplans:table_done safetyplans:check safetyplans:ask_reader
        safetyplans:for_member safetyplans:wording safetyplans:steps safetyplans:discuss
        safetyplans:take_back safetyplans:adopt safetyplans:revise safetyplans:versions
        safetyplans:version safetyplans:prints safetyplans:print_family
        safetyplans:print_professional
        handover:meeting handover:meeting_hold handover:meeting_invited handover:meeting_guest
        handover:meeting_seat handover:meeting_seat_remove handover:meeting_letter
        handover:meeting_plan handover:meeting_attempt handover:meeting_table
        handover:meeting_table_done handover:meeting_item handover:meeting_keep
        handover:meeting_add handover:meeting_row handover:meeting_keep_row handover:meeting_remove
        handover:meeting_report handover:meeting_report_begin handover:meeting_given
        handover:meeting_given_receiver handover:meeting_share
    """,
    "planned held report_draft report_shared refused withdrawn"
    " accepted at_work vt_looks given_on ended": """
        handover:meeting_letter_pdf
    """,
    "sent report_shared refused withdrawn accepted at_work vt_looks given_on ended": """
        handover:pdf
    """,
    "report_shared refused withdrawn accepted at_work vt_looks given_on ended": """
        handover:meeting_report_pdf
    """,
    "accepted at_work vt_looks given_on ended": "safetyplans:local_signing",
    "at_work vt_looks given_on ended": """
        safetyplans:local_version safetyplans:local_former safetyplans:local_prints
        safetyplans:local_print_progress safetyplans:local_print_pdf
    """,
    "sent": "handover:reporter",
}

# Who receives: to the meeting from the invitation on, to the family once it was accepted. After it
# was given on, this is who got it.
RECEIVER = {
    "sent invited planned held report_draft report_shared accepted at_work vt_looks given_on": """
        handover:received
    """,
    "sent invited planned held report_draft report_shared accepted at_work vt_looks": """
        handover:accept handover:refuse
    """,
    "sent report_shared accepted at_work vt_looks given_on": "handover:received_pdf",
    "invited planned held report_draft report_shared accepted at_work vt_looks": """
        handover:meeting handover:meeting_hold handover:meeting_table handover:meeting_table_done
        handover:meeting_item handover:meeting_keep handover:meeting_add handover:meeting_row
        handover:meeting_keep_row handover:meeting_remove handover:meeting_report
    """,
    "report_shared accepted at_work vt_looks": "handover:meeting_report_pdf",
    "accepted at_work vt_looks given_on": """
        cases:detail localfield:family localfield:give localfield:end localfield:end_as
        localfield:contacts localfield:add_contact localfield:report_back localfield:waits
        localfield:begin_waiting localfield:safety localfield:add_event localfield:add_risk
        localfield:move_risk localfield:add_score localfield:add_estimate localfield:evaluations
        localfield:add_evaluation localfield:regie localfield:add_note
        safetyplans:local safetyplans:local_part safetyplans:local_keep safetyplans:local_add
        safetyplans:local_row safetyplans:local_keep_row safetyplans:local_remove
        safetyplans:local_wording safetyplans:local_freeze safetyplans:local_signing
        safetyplans:local_signed safetyplans:local_execute safetyplans:local_adjust
    """,
    "at_work vt_looks given_on": """
        localfield:mend_contact localfield:check localfield:end_waiting
        localfield:estimate localfield:evaluation
        safetyplans:local_sign safetyplans:local_version safetyplans:local_former
        safetyplans:local_prints
        safetyplans:local_print_family safetyplans:local_print_professional
        safetyplans:local_print_progress safetyplans:local_print_pdf
    """,
}
