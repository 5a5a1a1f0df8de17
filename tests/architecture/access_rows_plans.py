"""Who gets what of a safety plan; the columns are those of ``access_rows.PEOPLE``.

Gijs writes it, Bram leads the team and may check it, Petra reads.
"""

PLANS = {
    "writing a plan, at a desk and at the table": """
safetyplans:of_case                 get  plan_case     404 404 404 200 200 200 404 404 404 302
safetyplans:begin                   post track_case    404 403 404 302 403 403 404 404 404 302
safetyplans:plan                    get  plan          404 404 404 200 200 200 404 404 404 302
safetyplans:part                    get  plan_part     404 404 404 200 403 403 404 404 404 302
safetyplans:part                    post plan_part     404 404 404 302 403 403 404 404 404 302
safetyplans:keep                    post plan_part     404 404 404 200 403 403 404 404 404 302
safetyplans:add                     post plan_rows     404 404 404 302 403 403 404 404 404 302
safetyplans:row                     get  plan_row      404 404 404 200 403 403 404 404 404 302
safetyplans:row                     post plan_row      404 404 404 302 403 403 404 404 404 302
safetyplans:keep_row                post plan_row      404 404 404 200 403 403 404 404 404 302
safetyplans:remove                  post plan_row      404 404 404 302 403 403 404 404 404 302
safetyplans:drop                    get  condition     404 404 404 200 403 403 404 404 404 302
safetyplans:drop                    post condition     404 404 404 422 403 403 404 404 404 302
safetyplans:restore                 post condition     404 404 404 302 403 403 404 404 404 302
safetyplans:table                   get  plan          404 404 404 200 403 403 404 404 404 302
safetyplans:part                    get  table_part    404 404 404 200 403 403 404 404 404 302
safetyplans:row                     get  table_view    404 404 404 200 403 403 404 404 404 302
safetyplans:for_member              get  plan_member   404 404 404 200 403 403 404 404 404 302
safetyplans:table_done              get  plan          404 404 404 200 403 403 404 404 404 302
    """,
    "reading, ticking and adopting a plan": """
safetyplans:check                   get  plan          404 404 404 200 200 200 404 404 404 302
safetyplans:check                   post plan          404 404 404 422 422 403 404 404 404 302
safetyplans:ask_reader              post plan          404 404 404 422 403 403 404 404 404 302
safetyplans:wording                 post plan          404 404 404 422 403 403 404 404 404 302
safetyplans:steps                   get  plan          404 404 404 200 200 200 404 404 404 302
safetyplans:discuss                 post plan          404 404 404 302 403 403 404 404 404 302
safetyplans:take_back               post plan          404 404 404 409 403 403 404 404 404 302
safetyplans:adopt                   post plan          404 404 404 409 403 403 404 404 404 302
safetyplans:revise                  post plan          404 404 404 422 403 403 404 404 404 302
    """,
    "versions of a plan": """
safetyplans:versions                get  plan          404 404 404 200 200 200 404 404 404 302
safetyplans:version                 get  plan_version  404 404 404 200 200 200 404 404 404 302
safetyplans:compare_now             get  plan_version  404 404 404 200 200 200 404 404 404 302
safetyplans:compare                 get  plan_versions 404 404 404 200 200 200 404 404 404 302
safetyplans:prints                  get  plan_version  404 404 404 200 200 200 404 404 404 302
safetyplans:print_family            post plan_version  404 404 404 422 422 403 404 404 404 302
safetyplans:print_professional      post plan_version  404 404 404 302 302 403 404 404 404 302
safetyplans:print_progress          get  plan_print    404 404 404 302 302 302 404 404 404 302
safetyplans:print_pdf               get  plan_print    404 404 404 200 200 200 404 404 404 302
    """,
}
