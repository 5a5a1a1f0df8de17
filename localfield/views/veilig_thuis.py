"""The tab Lokaal veld on a case of Veilig Thuis."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from accounts.http import UserRequest
from localfield import access


@require_GET
def of_case(request: UserRequest, number: str) -> HttpResponse:
    return HttpResponse(access.open_of_case(request.user, number).number)
