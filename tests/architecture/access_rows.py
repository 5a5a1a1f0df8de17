"""Who gets what: one row per address and method. A new address without a row fails.

200 a page, or kept · 302 done, or to the login · 204 kept · 401 no token · 403 visible but not
your act · 404 there is no such thing, for you · 409 and 422 refused with a sentence. Fatma took
the report and has handed it to triage; Anna assesses it; Gijs carries the case of the row "told".
"""

from tests.architecture.access_rows_beside_track import BESIDE_TRACK
from tests.architecture.access_rows_handover import HANDOVERS
from tests.architecture.access_rows_handover_meeting import MEETINGS
from tests.architecture.access_rows_line import LINE
from tests.architecture.access_rows_local_field import LOCAL_FIELD
from tests.architecture.access_rows_local_plans import LOCAL_PLANS
from tests.architecture.access_rows_local_work import LOCAL_WORK
from tests.architecture.access_rows_monitoring import MONITORING
from tests.architecture.access_rows_plans import PLANS
from tests.architecture.access_rows_radar import RADAR
from tests.architecture.access_rows_received import RECEIVED
from tests.architecture.access_rows_repeat import REPEAT
from tests.architecture.access_rows_sharing import SHARING

PEOPLE = ("fatma", "anna", "hanna", "gijs", "bram", "petra", "chantal", "daan", "esra", "stranger")

# name, method, which thing, then a status for each of PEOPLE
ROWS = {
    "login, messages and outside": """
health                              get  -             200 200 200 200 200 200 200 200 200 200
api:reports                         get  -             401 401 401 401 401 401 401 401 401 401
advice_api:consultations            get  -             401 401 401 401 401 401 401 401 401 401
api:openapi                         get  -             200 200 200 200 200 200 200 200 200 200
consultations:contacts              get  -             200 200 200 200 200 200 200 200 200 302
notifications:list                  get  -             200 200 200 200 200 200 200 200 200 302
notifications:open                  post message       404 302 404 404 404 404 404 404 404 302
notifications:read_all              post -             302 302 302 302 302 302 302 302 302 302
account_login                       get  -             302 302 302 302 302 302 302 302 302 200
account_logout                      get  -             200 200 200 200 200 200 200 200 200 302
account_inactive                    get  -             200 200 200 200 200 200 200 200 200 200
account_signup                      get  -             302 302 302 302 302 302 302 302 302 200
account_reauthenticate              get  -             200 200 200 200 200 200 200 200 200 302
account_change_password             get  -             200 200 200 200 200 200 200 200 200 302
account_set_password                get  -             302 302 302 302 302 302 302 302 302 302
mfa_index                           get  -             200 200 200 200 200 200 200 200 200 302
mfa_authenticate                    get  -             302 302 302 302 302 302 302 302 302 302
mfa_reauthenticate                  get  -             302 302 302 302 302 302 302 302 302 302
mfa_activate_totp                   get  -             302 302 302 302 302 302 302 302 302 302
mfa_deactivate_totp                 get  -             404 404 404 404 404 404 404 404 404 302
mfa_view_recovery_codes             get  -             404 404 404 404 404 404 404 404 404 302
mfa_generate_recovery_codes         get  -             302 302 302 302 302 302 302 302 302 302
mfa_download_recovery_codes         get  -             404 404 404 404 404 404 404 404 404 302
mfa_list_webauthn                   get  -             200 200 200 200 200 200 200 200 200 302
mfa_add_webauthn                    get  -             302 302 302 302 302 302 302 302 302 302
mfa_reauthenticate_webauthn         get  -             302 302 302 302 302 302 302 302 302 302
mfa_remove_webauthn                 get  number        302 302 302 302 302 302 302 302 302 302
mfa_edit_webauthn                   get  number        302 302 302 302 302 302 302 302 302 302
usersessions_list                   get  -             200 200 200 200 200 200 200 200 200 302
openid_connect_login                get  provider      404 404 404 404 404 404 404 404 404 404
openid_connect_callback             get  provider      404 404 404 404 404 404 404 404 404 404
socialaccount_login_cancelled       get  -             200 200 200 200 200 200 200 200 200 200
socialaccount_login_error           get  -             401 401 401 401 401 401 401 401 401 401
    """,
    "intake": """
cases:intake_start                  get  -             200 200 200 403 403 403 403 403 403 302
cases:intake_start                  post -             302 302 302 403 403 403 403 403 403 302
cases:intake_from_advice            get  advice        200 200 200 403 403 403 403 403 403 302
cases:intake_from_advice            post advice        422 422 422 403 403 403 403 403 403 302
cases:intake                        get  draft         302 404 404 403 403 403 403 403 403 302
cases:intake_urgent                 get  draft         200 404 404 403 403 403 403 403 403 302
cases:intake_urgent                 post draft         422 404 404 403 403 403 403 403 403 302
cases:intake_hand_over              get  draft         200 404 404 403 403 403 403 403 403 302
cases:intake_hand_over              post draft         422 404 404 403 403 403 403 403 403 302
cases:intake_discard                get  draft         200 404 404 403 403 403 403 403 403 302
cases:intake_discard                post draft         302 404 404 403 403 403 403 403 403 302
cases:intake_attachments            post draft         422 404 404 403 403 403 403 403 403 302
cases:intake_detach                 post draft_row     302 404 404 403 403 403 403 403 403 302
cases:intake_search                 get  draft         200 404 404 403 403 403 403 403 403 302
cases:intake_search                 post draft         302 404 404 403 403 403 403 403 403 302
cases:intake_choose                 post draft         302 404 404 403 403 403 403 403 403 302
cases:intake_relate                 post draft         422 404 404 403 403 403 403 403 403 302
cases:intake_unrelate               post draft_row     302 404 404 403 403 403 403 403 403 302
cases:intake_person                 get  draft_person  404 404 404 403 403 403 403 403 403 302
cases:intake_person                 post draft_person  404 404 404 403 403 403 403 403 403 302
cases:intake_person_keep            post draft_person  404 404 404 403 403 403 403 403 403 302
cases:intake_person_drop            post draft_person  404 404 404 403 403 403 403 403 403 302
cases:intake_step                   get  draft_step    200 404 404 403 403 403 403 403 403 302
cases:intake_step                   post draft_step    422 404 404 403 403 403 403 403 403 302
cases:intake_keep                   post draft_step    200 404 404 403 403 403 403 403 403 302
    """,
    "report": """
cases:report                        get  report        404 200 200 404 200 200 404 404 404 302
cases:report_urgent                 post report        404 422 422 404 422 403 404 404 404 302
cases:report_first_action           post report        404 302 302 404 302 403 404 404 404 302
cases:report_consulent              get  report        404 200 200 404 200 403 404 404 404 302
cases:report_consulent              post report        404 422 422 404 422 403 404 404 404 302
cases:report_consulent_untold       post report        404 422 422 404 422 403 404 404 404 302
cases:report_written                post report        404 422 422 404 422 403 404 404 404 302
cases:report_reveal                 post report        404 403 403 404 422 403 404 404 404 302
cases:report_join                   post report        404 422 422 404 422 403 404 404 404 302
cases:report_leave                  post report        404 302 302 404 302 403 404 404 404 302
cases:report_tie                    post report        404 422 422 404 422 403 404 404 404 302
cases:report_radar                  post hit           404 302 302 404 302 403 404 404 404 302
cases:report_attach                 post report        404 422 422 404 422 403 404 404 404 302
cases:report_attachment             get  attachment    404 200 200 404 200 200 404 404 404 302
    """,
    "assessment": """
cases:triage_board                  get  -             403 200 200 403 200 403 200 403 403 302
cases:assessment                    get  report        404 200 200 404 200 200 404 404 404 302
cases:assessment_take               post report        404 302 302 404 403 403 404 404 404 302
cases:assessment_assign             get  report        404 403 403 404 200 403 404 404 404 302
cases:assessment_assign             post report        404 403 403 404 422 403 404 404 404 302
cases:assessment_hand_over          get  report        404 200 200 404 200 403 404 404 404 302
cases:assessment_hand_over          post report        404 422 422 404 422 403 404 404 404 302
cases:assessment_reopen             get  report        404 403 403 404 200 403 404 404 404 302
cases:assessment_reopen             post report        404 403 403 404 422 403 404 404 404 302
cases:assessment_urgent             get  report        404 200 200 404 200 403 404 404 404 302
cases:assessment_urgent             post report        404 422 422 404 422 403 404 404 404 302
cases:assessment_sources            get  report        404 200 200 404 403 403 404 404 404 302
cases:assessment_sources            post report        404 302 302 404 403 403 404 404 404 302
cases:assessment_judge              get  report        404 200 200 404 403 403 404 404 404 302
cases:assessment_judge              post report        404 422 422 404 403 403 404 404 404 302
cases:assessment_autosave           post report        404 409 409 404 403 403 404 404 404 302
cases:assessment_conclude           get  report        404 200 200 404 403 403 404 404 404 302
cases:assessment_conclude           post report        404 422 422 404 403 403 404 404 404 302
cases:assessment_review             get  report        404 200 200 404 200 200 404 404 404 302
cases:assessment_review_ask         post report        404 422 422 404 403 403 404 404 404 302
cases:assessment_review_answer      post report        404 403 422 404 422 403 404 404 404 302
cases:assessment_review_back        post report        404 302 302 404 403 403 404 404 404 302
cases:assessment_decide             get  report        404 200 200 404 403 403 404 404 404 302
cases:assessment_decide             post report        404 422 422 404 403 403 404 404 404 302
cases:assessment_withdraw           post report        404 302 302 404 403 403 404 404 404 302
cases:assessment_close              get  report        404 200 200 404 403 403 404 404 404 302
cases:assessment_close              post report        404 422 422 404 403 403 404 404 404 302
cases:assessment_notices            get  report        404 200 200 404 200 200 404 404 404 302
cases:assessment_notices            post report        404 422 422 404 403 403 404 404 404 302
cases:report_exit                   get  report        404 200 200 404 200 200 404 404 404 302
cases:report_exit                   post report        404 422 422 404 403 403 404 404 404 302
cases:report_exit_approve           post report        404 403 403 404 403 403 404 404 404 302
cases:report_exit_withdraw          post report        404 302 302 404 403 403 404 404 404 302
cases:report_forward                get  report        404 200 200 404 403 403 404 404 404 302
cases:report_forward                post report        404 422 422 404 403 403 404 404 404 302
    """,
    "letters": """
cases:letters                       get  told          404 200 200 200 200 200 404 404 404 302
cases:feedback                      get  letter        404 200 200 200 200 200 404 404 404 302
cases:feedback                      post letter        404 302 302 302 403 403 404 404 404 302
cases:feedback_preview              post letter        404 200 200 200 403 403 404 404 404 302
cases:feedback_release              post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_take_back            post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_send                 post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_attempt              post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_give_up              post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_confirm              post letter        404 422 422 422 403 403 404 404 404 302
cases:feedback_pdf                  get  letter        404 404 404 404 404 404 404 404 404 302
cases:notice                        get  letter        404 200 200 200 200 200 404 404 404 302
cases:notice                        post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_preview                post letter        404 200 200 200 403 403 404 404 404 302
cases:notice_ask_reader             post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_release                post letter        404 422 422 422 422 403 404 404 404 302
cases:notice_take_back              post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_send                   post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_confirm                post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_defer                  post letter        404 422 422 422 403 403 404 404 404 302
cases:notice_pdf                    get  letter        404 404 404 404 404 404 404 404 404 302
    """,
    "a track, its talks and its turns": """
tracks:of_case                      get  track_case   404 200 404 200 200 200 404 404 404 302
tracks:of_case                      get  told_case    404 200 200 200 200 200 404 404 404 302
tracks:assign                       get  told_case    404 200 200 403 200 403 404 404 404 302
tracks:assign                       post told_case    404 422 422 403 422 403 404 404 404 302
tracks:join                         post joined       404 404 404 403 404 403 404 404 404 302
tracks:step                         post step         404 403 404 422 403 403 404 404 404 302
tracks:step                         post no_step      404 404 404 404 404 404 404 404 404 302
tracks:team                         get  track        404 200 404 403 200 403 404 404 404 302
tracks:team                         post track        404 422 404 403 422 403 404 404 404 302
tracks:conversations                get  track        404 200 404 200 200 200 404 404 404 302
tracks:plan_everybody               post track        404 403 404 302 403 403 404 404 404 302
tracks:plan_talk                    get  track        404 403 404 200 403 403 404 404 404 302
tracks:plan_talk                    post track        404 403 404 422 403 403 404 404 404 302
tracks:talk                         get  talk_held    404 200 404 200 200 200 404 404 404 302
tracks:talk                         get  talk_planned 404 200 404 200 200 200 404 404 404 302
tracks:replan_talk                  get  talk_planned 404 403 404 200 403 403 404 404 404 302
tracks:replan_talk                  post talk_planned 404 403 404 422 403 403 404 404 404 302
tracks:drop_talk                    post talk_planned 404 403 404 302 403 403 404 404 404 302
tracks:hold_talk                    get  talk_planned 404 403 404 200 403 403 404 404 404 302
tracks:hold_talk                    post talk_planned 404 403 404 302 403 403 404 404 404 302
tracks:hold_talk                    get  talk_held    404 403 404 200 403 403 404 404 404 302
tracks:hold_talk                    post talk_held    404 403 404 422 403 403 404 404 404 302
tracks:autosave_talk                post talk_planned 404 403 404 200 403 403 404 404 404 302
tracks:not_spoken                   get  talk_planned 404 403 404 200 403 403 404 404 404 302
tracks:not_spoken                   post talk_planned 404 403 404 422 403 403 404 404 404 302
tracks:mdo                          get  track        404 200 404 200 200 200 404 404 404 302
tracks:mdo                          post track        404 403 404 422 403 403 404 404 404 302
tracks:conclusion                   get  track        404 200 404 200 200 200 404 404 404 302
tracks:conclusion                   post track        404 403 404 422 403 403 404 404 404 302
tracks:safety                       get  track        404 200 404 200 200 200 404 404 404 302
tracks:safety                       post track        404 403 404 302 403 403 404 404 404 302
tracks:turn                         get  track        404 200 404 200 200 200 404 404 404 302
tracks:turn                         post track        404 403 404 422 403 403 404 404 404 302
tracks:autosave_conclusion          post track        404 403 404 409 403 403 404 404 404 302
tracks:autosave_safety              post track        404 403 404 200 403 403 404 404 404 302
tracks:approve_turn                 post track        404 403 404 403 302 403 404 404 404 302
tracks:withdraw_turn                post track        404 403 404 422 422 403 404 404 404 302
    """,
    "what VT knows about safety": """
safety:picture                      get  case          404 200 200 404 200 200 404 404 404 302
safety:add_event                    get  case          404 200 200 404 200 403 404 404 404 302
safety:add_event                    post case          404 422 422 404 422 403 404 404 404 302
safety:event                        get  event         404 200 200 200 200 403 404 404 404 302
safety:event                        post event         404 422 422 422 422 403 404 404 404 302
safety:add_risk                     get  case          404 200 200 404 200 403 404 404 404 302
safety:add_risk                     post case          404 422 422 404 422 403 404 404 404 302
safety:risk                         get  risk          404 200 200 200 200 403 404 404 404 302
safety:risk                         post risk          404 422 422 422 422 403 404 404 404 302
safety:end_risk                     post risk          404 422 422 422 422 403 404 404 404 302
safety:add_protective               get  case          404 200 200 404 200 403 404 404 404 302
safety:add_protective               post case          404 422 422 404 422 403 404 404 404 302
safety:protective                   get  protective    404 200 200 200 200 403 404 404 404 302
safety:protective                   post protective    404 422 422 422 422 403 404 404 404 302
safety:end_protective               post protective    404 422 422 422 422 403 404 404 404 302
safety:add_score                    get  case          404 200 200 404 200 403 404 404 404 302
safety:add_score                    post case          404 422 422 404 422 403 404 404 404 302
safety:score                        get  score         404 200 200 200 200 403 404 404 404 302
safety:score                        post score         404 422 422 422 422 403 404 404 404 302
    """,
    "dossier and work lists": """
cases:break_glass                   get  -             200 200 200 200 403 403 403 403 403 302
cases:break_glass                   post -             422 422 422 422 403 403 403 403 403 302
cases:grants                        get  -             403 403 403 403 200 200 200 403 403 302
cases:review_grant                  post grant         403 403 403 403 302 302 404 403 403 302
cases:detail                        get  case          404 200 200 404 200 200 404 404 404 302
cases:household                     get  case          404 200 200 404 200 200 404 404 404 302
cases:household                     post case          404 403 403 404 403 403 404 404 404 302
cases:timeline                      get  case          404 200 200 404 200 200 404 404 404 302
cases:access_log                    get  case          403 403 403 403 200 200 404 403 403 302
cases:add_contact                   get  case          404 200 200 404 200 403 404 404 404 302
cases:add_contact                   post case          404 422 422 404 422 403 404 404 404 302
cases:breach_reason                 get  term          404 200 200 404 200 403 404 404 404 302
cases:breach_reason                 post term          404 422 422 404 422 403 404 404 404 302
cases:assign                        get  case          403 403 403 403 200 403 404 403 403 302
cases:assign                        post case          403 403 403 403 422 403 404 403 403 302
cases:conflicts                     get  case          403 403 403 403 200 403 404 403 403 302
cases:conflicts                     post case          403 403 403 403 422 403 404 403 403 302
cases:end_conflict                  post conflict      403 403 403 403 302 403 404 403 403 302
reporting:my_work                   get  -             200 200 200 200 200 200 200 302 200 302
reporting:reports                   get  -             200 200 200 200 200 200 200 403 403 302
reporting:caseload                  get  -             403 403 403 403 200 403 200 403 403 302
reporting:caseload                  post -             403 403 403 403 422 403 422 403 403 302
reporting:my_work                   post -             200 200 200 200 200 200 200 302 200 302
reporting:search                    get  -             200 200 200 200 200 200 200 403 403 302
reporting:search                    post -             200 200 200 200 200 200 200 403 403 302
tracks:list                         get  -             403 200 200 200 200 200 200 403 403 302
tracks:waiting                      get  -             403 200 200 200 200 200 200 403 403 302
    """,
    "advice": """
consultations:list                  get  -             200 200 200 403 200 200 200 403 403 302
consultations:search                get  -             200 200 200 403 200 200 200 403 403 302
consultations:search                post -             200 200 200 403 200 200 200 403 403 302
consultations:callers               get  -             403 200 200 403 200 200 200 403 403 302
reporting:advice_figures            get  -             403 200 200 403 200 200 200 403 403 302
reporting:advice_figures_file       get  -             403 200 200 403 200 200 200 403 403 302
consultations:new                   get  -             200 200 200 403 403 403 403 403 403 302
consultations:new                   post -             422 422 422 403 403 403 403 403 403 302
consultations:advice_check          post -             204 204 204 403 403 403 403 403 403 302
consultations:advice_walk           post -             200 200 200 403 403 403 403 403 403 302
consultations:advice_draft          get  talk          200 404 404 403 403 403 403 403 403 302
consultations:advice_keep           post talk          204 409 409 403 403 403 403 403 403 302
consultations:advice_discard        get  talk          200 404 404 403 403 403 403 403 403 302
consultations:advice_discard        post talk          302 404 404 403 403 403 403 403 403 302
consultations:detail                get  advice        200 200 200 404 200 404 404 404 404 302
consultations:advice_change         get  advice        200 200 200 404 403 404 404 404 404 302
consultations:advice_change         post advice        422 422 422 404 403 404 404 404 404 302
consultations:advice_support        post advice        422 422 422 404 403 404 404 404 404 302
consultations:advice_contact        post advice        422 422 422 404 403 404 404 404 404 302
consultations:advice_hand_over      post advice        422 422 422 404 422 404 404 404 404 302
consultations:advice_take_over      post advice        302 302 302 404 403 404 404 404 404 302
consultations:advice_close          post advice        422 422 422 404 403 404 404 404 404 302
consultations:advice_lapse          post advice        422 422 422 404 403 404 404 404 404 302
consultations:advice_reopen         post advice        422 403 403 404 422 404 404 404 404 302
    """,
    "explanation of the meldcode": """
consultations:meldcode              get  -             200 200 200 200 200 200 200 200 200 302
consultations:meldcode_page         get  guidance      200 200 200 200 200 200 200 200 200 302
    """,
    "crisis notices": """
consultations:crisis_notices            get  -       200 200 200 403 200 200 200 200 403 302
consultations:announce_crisis           get  -       403 403 403 403 403 403 403 200 403 302
consultations:announce_crisis           post -       403 403 403 403 403 403 403 422 403 302
consultations:notice_draft              get  unsent  403 403 403 403 403 403 403 200 403 302
consultations:notice_keep               post unsent  403 403 403 403 403 403 403 204 403 302
consultations:notice_discard            get  unsent  403 403 403 403 403 403 403 200 403 302
consultations:notice_discard            post unsent  403 403 403 403 403 403 403 302 403 302
consultations:crisis_notice             get  notice  200 200 200 404 200 404 404 200 404 302
consultations:crisis_notice             get  pointed 200 200 200 404 200 200 404 200 404 302
consultations:acknowledge_crisis_notice post pointed 302 302 302 404 302 403 404 403 404 302
consultations:withdraw_crisis_notice    post pointed 403 403 403 404 403 403 404 422 404 302
consultations:acknowledge_crisis_notice post notice  302 302 302 404 302 404 404 403 404 302
consultations:withdraw_crisis_notice    post notice  403 403 403 404 403 404 404 422 404 302
    """,
    "consultations of a municipality": """
consultations:usd_list              get  -             404 404 404 404 404 404 404 200 404 302
consultations:usd_new               get  -             404 404 404 404 404 404 404 200 404 302
consultations:usd_new               post -             404 404 404 404 404 404 404 422 404 302
consultations:usd_draft             get  untold        403 403 403 403 403 403 403 200 403 302
consultations:usd_keep              post untold        403 403 403 403 403 403 403 204 403 302
consultations:usd_discard           get  untold        403 403 403 403 403 403 403 200 403 302
consultations:usd_discard           post untold        403 403 403 403 403 403 403 302 403 302
consultations:usd                   get  usd           404 404 404 404 404 404 404 200 404 302
consultations:usd                   post usd           404 404 404 404 404 404 404 422 404 302
    """,
    "beheer": """
administration:overview             get  -             403 403 403 403 403 403 403 403 200 302
administration:organisations        get  -             403 403 403 403 403 403 403 403 200 302
administration:add_organisation     get  -             403 403 403 403 403 403 403 403 200 302
administration:add_organisation     post -             403 403 403 403 403 403 403 403 422 302
administration:organisation         get  organisation  403 403 403 403 403 403 403 403 200 302
administration:change_organisation  get  organisation  403 403 403 403 403 403 403 403 200 302
administration:change_organisation  post organisation  403 403 403 403 403 403 403 403 422 302
administration:add_team             get  organisation  403 403 403 403 403 403 403 403 200 302
administration:add_team             post organisation  403 403 403 403 403 403 403 403 422 302
administration:change_team          get  team          403 403 403 403 403 403 403 403 200 302
administration:change_team          post team          403 403 403 403 403 403 403 403 422 302
administration:add_task_package     get  organisation  403 403 403 403 403 403 403 403 200 302
administration:add_task_package     post organisation  403 403 403 403 403 403 403 403 422 302
administration:end_task_package     post package       403 403 403 403 403 403 403 403 422 302
administration:staff                get  -             403 403 403 403 403 403 403 403 200 302
administration:add_account          get  -             403 403 403 403 403 403 403 403 200 302
administration:add_account          post -             403 403 403 403 403 403 403 403 422 302
administration:account              get  account       403 403 403 403 403 403 403 403 200 302
administration:add_function         get  account       403 403 403 403 403 403 403 403 200 302
administration:add_function         post account       403 403 403 403 403 403 403 403 422 302
administration:end_function         post function      403 403 403 403 403 403 403 403 422 302
administration:add_competence       get  account       403 403 403 403 403 403 403 403 200 302
administration:add_competence       post account       403 403 403 403 403 403 403 403 422 302
administration:remove_competence    post competence    403 403 403 403 403 403 403 403 302 302
administration:set_skills           post account       403 403 403 403 403 403 403 403 302 302
administration:end_account          post account       403 403 403 403 403 403 403 403 302 302
administration:reopen_account       post account       403 403 403 403 403 403 403 403 302 302
administration:restore_login        post account       403 403 403 403 403 403 403 403 200 302
administration:set_work_phone       post account      403 403 403 403 403 403 403 403 302 302
administration:contacts             get  -            403 403 403 403 403 403 403 403 200 302
administration:add_contact          get  -            403 403 403 403 403 403 403 403 200 302
administration:add_contact          post -            403 403 403 403 403 403 403 403 422 302
administration:change_contact       get  contact      403 403 403 403 403 403 403 403 200 302
administration:change_contact       post contact      403 403 403 403 403 403 403 403 422 302
administration:end_contact          post contact      403 403 403 403 403 403 403 403 422 302
administration:reach                get  -            403 403 403 403 403 403 403 403 200 302
administration:reach                post -            403 403 403 403 403 403 403 403 422 302
administration:holidays             get  -             403 403 403 403 403 403 403 403 200 302
administration:add_holiday          get  -             403 403 403 403 403 403 403 403 200 302
administration:add_holiday          post -             403 403 403 403 403 403 403 403 422 302
administration:remove_holiday       post holiday       403 403 403 403 403 403 403 403 302 302
administration:profiles             get  -             403 403 403 403 403 403 403 403 200 302
administration:add_profile          get  -             403 403 403 403 403 403 403 403 200 302
administration:add_profile          post -             403 403 403 403 403 403 403 403 422 302
administration:withdraw_profile     post profile       403 403 403 403 403 403 403 403 302 302
administration:monitoring_profiles  get  -             403 403 403 403 403 403 403 403 200 302
administration:add_monitoring       get  -             403 403 403 403 403 403 403 403 200 302
administration:add_monitoring       post -             403 403 403 403 403 403 403 403 422 302
administration:withdraw_monitoring  post monitoring_profile 403 403 403 403 403 403 403 403 302 302
administration:systems              get  -             403 403 403 403 403 403 403 403 200 302
administration:connect_system       get  -             403 403 403 403 403 403 403 403 200 302
administration:connect_system       post -             403 403 403 403 403 403 403 403 422 302
administration:disconnect_system    post system        403 403 403 403 403 403 403 403 302 302
    """,
}

ROWS |= BESIDE_TRACK
ROWS |= PLANS
ROWS |= MEETINGS
ROWS |= LOCAL_PLANS
ROWS |= LOCAL_FIELD
ROWS |= LOCAL_WORK
ROWS |= SHARING
ROWS |= LINE
ROWS |= REPEAT
ROWS |= RADAR
ROWS |= RECEIVED
ROWS |= HANDOVERS
ROWS |= MONITORING
