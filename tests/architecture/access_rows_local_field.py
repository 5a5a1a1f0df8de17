"""Who gets what of a family at the local field; the columns are those of ``access_rows.PEOPLE``.

Daan works with the family at the municipality. Gijs follows it for Veilig Thuis.
"""

LOCAL_FIELD = {
    "families of a partner": """
localfield:families                 get  -             403 403 403 403 403 403 403 200 403 302
localfield:overview                 get  -             403 403 403 403 403 403 403 403 403 302
cases:detail                        get  local_family  404 404 404 200 200 200 404 302 404 302
localfield:family                   get  local_family  404 404 404 302 302 302 404 200 404 302
localfield:give                     get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:give                     post local_family  404 404 404 404 404 404 404 422 404 302
localfield:end                      get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:end_as                   get  local_end     404 404 404 404 404 404 404 200 404 302
localfield:end_as                   post local_end     404 404 404 404 404 404 404 422 404 302
localfield:of_case                  get  local_family  404 404 404 200 200 200 404 404 404 302
    """,
    "contact, waiting and reporting back": """
localfield:contacts                 get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:add_contact              get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:add_contact              post local_family  404 404 404 404 404 404 404 422 404 302
localfield:mend_contact             get  local_contact 404 404 404 404 404 404 404 200 404 302
localfield:mend_contact             post local_contact 404 404 404 404 404 404 404 422 404 302
localfield:report_back              get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:report_back              post local_family  404 404 404 404 404 404 404 422 404 302
localfield:waits                    get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:begin_waiting            get  local_family  404 404 404 404 404 404 404 200 404 302
localfield:begin_waiting            post local_family  404 404 404 404 404 404 404 422 404 302
localfield:check                    get  local_wait    404 404 404 404 404 404 404 200 404 302
localfield:check                    post local_wait    404 404 404 404 404 404 404 422 404 302
localfield:end_waiting              get  local_wait    404 404 404 404 404 404 404 200 404 302
localfield:end_waiting              post local_wait    404 404 404 404 404 404 404 422 404 302
    """,
}
