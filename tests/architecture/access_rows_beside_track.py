"""Who gets what beside the course of a track: its sources, the request to the Raad, its letters.

Anna judged the report but does not read the raw sources (5.3); Gijs does the track.
"""

BESIDE_TRACK = {
    "sources of an investigation": """
tracks:sources                      get  track        404 403 404 200 200 200 404 404 404 302
tracks:add_source                   get  track        404 403 404 200 403 403 404 404 404 302
tracks:add_source                   post track        404 403 404 422 403 403 404 404 404 302
tracks:source                       get  source       404 403 404 200 403 403 404 404 404 302
tracks:source                       post source       404 403 404 422 403 403 404 404 404 302
tracks:hear_source                  get  source       404 403 404 200 403 403 404 404 404 302
tracks:hear_source                  post source       404 403 404 422 403 403 404 404 404 302
    """,
    "the request to the Raad": """
tracks:rvdk                         get  track        404 200 404 200 200 200 404 404 404 302
tracks:prepare_request              post track        404 403 404 302 403 403 404 404 404 302
tracks:write_request                get  track        404 403 404 200 403 403 404 404 404 302
tracks:write_request                post track        404 403 404 302 403 403 404 404 404 302
tracks:autosave_request             post track        404 403 404 200 403 403 404 404 404 302
tracks:request_step                 post raad_step    404 403 404 302 403 403 404 404 404 302
tracks:request_step                 post no_step      404 404 404 404 404 404 404 404 404 302
tracks:renew_estimate               get  track        404 403 404 200 403 403 404 404 404 302
tracks:renew_estimate               post track        404 403 404 422 403 403 404 404 404 302
tracks:agree_sight                  get  track        404 403 404 200 403 403 404 404 404 302
tracks:agree_sight                  post track        404 403 404 422 403 403 404 404 404 302
tracks:rule_request                 get  track        404 403 404 200 403 403 404 404 404 302
tracks:rule_request                 post track        404 403 404 422 403 403 404 404 404 302
tracks:withdraw_request             get  track        404 403 404 200 403 403 404 404 404 302
tracks:withdraw_request             post track        404 403 404 422 403 403 404 404 404 302
    """,
    "letters of a track": """
tracks:letters                      get  track        404 200 404 200 200 200 404 404 404 302
tracks:letter                       get  track_letter 404 200 404 200 200 200 404 404 404 302
tracks:print_letter                 post track_letter 404 403 404 302 403 403 404 404 404 302
tracks:send_letter                  post track_letter 404 403 404 422 403 403 404 404 404 302
tracks:letter_pdf                   get  track_letter 404 200 404 200 200 200 404 404 404 302
    """,
}
