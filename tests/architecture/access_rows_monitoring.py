"""Who gets what of monitoring; the columns are those of ``access_rows.PEOPLE``.

Gijs follows the family for Veilig Thuis, Daan directs it at the municipality. Bram and Petra see
every case; triage and the bureaudienst have nothing to do here.
"""

MONITORING = {
    "monitoring of a family": """
monitoring:list                     get  -                 403 200 200 200 200 200 200 403 403 302
monitoring:of_case                  get  followed          404 404 404 200 200 200 404 404 404 302
monitoring:extra                    get  followed          404 404 404 200 403 403 404 404 404 302
monitoring:extra                    post followed          404 404 404 422 403 403 404 404 404 302
monitoring:support                  get  followed          404 404 404 200 403 403 404 404 404 302
monitoring:support                  post followed          404 404 404 422 403 403 404 404 404 302
monitoring:propose                  get  followed          404 404 404 200 403 403 404 404 404 302
monitoring:propose                  post followed          404 404 404 422 403 403 404 404 404 302
monitoring:answer                   post followed_end      404 404 404 422 422 403 404 404 404 302
monitoring:end_letter               get  ended_letter      404 404 404 200 200 200 404 404 404 302
monitoring:end_told                 post ended_letter      404 404 404 422 403 403 404 404 404 302
monitoring:family                   get  followed          404 404 404 404 404 404 404 200 404 302
monitoring:outcome                  get  followed_closed   404 404 404 404 404 404 404 200 404 302
    """,
    "a moment of monitoring": """
monitoring:moment                   get  followed_moment   404 404 404 200 200 200 404 404 404 302
monitoring:take                     post followed_step     404 404 404 422 403 403 404 404 404 302
monitoring:move                     get  followed_moment   404 404 404 200 403 403 404 404 404 302
monitoring:move                     post followed_moment   404 404 404 422 403 403 404 404 404 302
monitoring:give                     get  followed_moment   404 404 404 200 200 403 404 404 404 302
monitoring:give                     post followed_moment   404 404 404 422 422 403 404 404 404 302
monitoring:attempt                  get  followed_moment   404 404 404 200 403 403 404 404 404 302
monitoring:attempt                  post followed_moment   404 404 404 422 403 403 404 404 404 302
monitoring:report                   get  followed_report   404 404 404 200 200 200 404 404 404 302
monitoring:told                     post followed_closed   404 404 404 422 403 403 404 404 404 302
monitoring:add_professional         post followed_moment   404 404 404 422 403 403 404 404 404 302
monitoring:part                     get  followed_part     404 404 404 200 403 403 404 404 404 302
monitoring:part_entry               post followed_entry    404 404 404 302 403 403 404 404 404 302
monitoring:keep                     post followed_entry    404 404 404 200 403 403 404 404 404 302
    """,
}
