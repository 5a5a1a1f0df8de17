"""Who gets what of a plan at the local field; the columns are those of ``access_rows.PEOPLE``.

Daan works with the family at the municipality. Gijs, Bram and Petra read along for VT.
"""

LOCAL_PLANS = {
    "the municipal half of a plan": """
safetyplans:local                   get  family           404 404 404 200 200 200 404 200 404 302
safetyplans:local_part              get  family_part      404 404 404 403 403 403 404 200 404 302
safetyplans:local_part              post family_part      404 404 404 403 403 403 404 302 404 302
safetyplans:local_keep              post family_part      404 404 404 403 403 403 404 200 404 302
safetyplans:local_add               post family_rows      404 404 404 403 403 403 404 302 404 302
safetyplans:local_row               get  family_row       404 404 404 403 403 403 404 200 404 302
safetyplans:local_row               post family_row       404 404 404 403 403 403 404 302 404 302
safetyplans:local_keep_row          post family_row       404 404 404 403 403 403 404 200 404 302
safetyplans:local_remove            post family_row       404 404 404 403 403 403 404 302 404 302
safetyplans:local_wording           post family           404 404 404 403 403 403 404 422 404 302
    """,
    "signing a plan and carrying it out": """
safetyplans:local_freeze            post family           404 404 404 403 403 403 404 302 404 302
safetyplans:local_signing           get  family           404 404 404 200 200 200 404 200 404 302
safetyplans:local_sign              get  family_signatory 404 404 404 403 403 403 404 200 404 302
safetyplans:local_sign              post family_signatory 404 404 404 403 403 403 404 422 404 302
safetyplans:local_signed            post family           404 404 404 403 403 403 404 409 404 302
safetyplans:local_execute           post family           404 404 404 403 403 403 404 409 404 302
safetyplans:local_adjust            get  family           404 404 404 403 403 403 404 302 404 302
safetyplans:local_adjust            post family           404 404 404 403 403 403 404 302 404 302
    """,
    "versions of the municipal half": """
safetyplans:local_version           get  family_version   404 404 404 200 200 200 404 200 404 302
safetyplans:local_former            get  family_former    404 404 404 200 200 200 404 200 404 302
safetyplans:local_compare           get  family_version   404 404 404 404 404 404 404 404 404 302
safetyplans:local_prints            get  family_version   404 404 404 200 200 200 404 200 404 302
safetyplans:local_print_family      post family_version   404 404 404 403 403 403 404 422 404 302
safetyplans:local_print_professional post family_version  404 404 404 403 403 403 404 302 404 302
safetyplans:local_print_progress    get  family_print     404 404 404 302 302 302 404 302 404 302
safetyplans:local_print_pdf         get  family_print     404 404 404 200 200 200 404 200 404 302
    """,
}
