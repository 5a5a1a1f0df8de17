"""Who gets what of a repeat report; the columns are those of ``access_rows.PEOPLE``.

Fatma's desk took it in and reads no judgement; Anna and Hanna see what waits for triage. Daan
directs the family and sees the question on his own page alone.
"""

REPEAT = {
    "a repeat report at Veilig Thuis and at the partner": """
cases:repeat                        get  repeat        403 200 200 404 200 200 404 404 404 302
cases:repeat_coordinate             post repeat        403 422 422 404 422 403 404 404 404 302
cases:repeat_attempt                post repeat        403 422 422 404 422 403 404 404 404 302
cases:repeat_confirm                post repeat_answer 403 302 302 404 302 403 404 404 404 302
cases:repeat_process                post repeat        403 422 422 404 422 403 404 404 404 302
localfield:repeat                   get  repeat_asked  404 404 404 404 404 404 404 200 404 302
localfield:repeat                   post repeat_asked  404 404 404 404 404 404 404 422 404 302
localfield:repeat_told              post repeat_asked  404 404 404 404 404 404 404 302 404 302
reporting:repeats                   get  -             403 200 200 200 200 200 200 403 403 302
reporting:lessons                   get  -             403 403 403 403 200 403 200 403 403 302
reporting:lessons_file              get  -             403 403 403 403 200 403 200 403 403 302
    """,
}
