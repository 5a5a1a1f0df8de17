"""Who gets what of a safety plan; the columns are those of ``access_rows.PEOPLE``.

Gijs writes it, Bram leads the team and may check it, Petra reads.
"""

PLANS = {
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
    """,
}
