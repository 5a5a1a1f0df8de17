"""Who gets what of the work of the local field; the columns are those of ``access_rows.PEOPLE``.

Daan works with the family at the municipality. Gijs follows it for Veilig Thuis; Anna and Hanna
see it because a report back waits for an answer.
"""

LOCAL_WORK = {
    "safety and evaluation at the local field": """
localfield:safety                   get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_event                get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_event                post worked            404 404 404 404 404 404 404 422 404 302
localfield:add_risk                 get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_risk                 post worked            404 404 404 404 404 404 404 422 404 302
localfield:move_risk                get  worked_risk       404 404 404 404 404 404 404 200 404 302
localfield:move_risk                post worked_risk       404 404 404 404 404 404 404 422 404 302
localfield:add_score                get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_score                post worked            404 404 404 404 404 404 404 422 404 302
localfield:add_estimate             get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_estimate             post worked            404 404 404 404 404 404 404 422 404 302
localfield:estimate                 get  worked_estimate   404 404 404 404 404 404 404 200 404 302
localfield:evaluations              get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_evaluation           get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_evaluation           post worked            404 404 404 404 404 404 404 422 404 302
localfield:evaluation               get  worked_evaluation 404 404 404 404 404 404 404 200 404 302
localfield:regie                    get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_note                 get  worked            404 404 404 404 404 404 404 200 404 302
localfield:add_note                 post worked            404 404 404 404 404 404 404 422 404 302
    """,
    "judging a report back": """
localfield:judge                    get  worked_back       404 200 200 403 200 403 404 404 404 302
localfield:judge                    post worked_back       404 422 422 403 422 403 404 404 404 302
localfield:work                     get  worked            404 200 200 200 200 200 404 404 404 302
    """,
}
