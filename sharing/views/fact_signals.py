"""The signals 'dat, niet wat' as a municipality reads them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.http import UserRequest
from sharing.access import enter_signals, open_signal
from sharing.selectors.fact_signals import signals_for
from sharing.services.fact_signals import see_signal


@require_GET
def signals(request: UserRequest) -> HttpResponse:
    enter_signals(request.user)
    return render(request, "sharing/signals.html", {"signals": signals_for(request.user)})


@require_POST
def seen(request: UserRequest, signal: int) -> HttpResponse:
    see_signal(open_signal(request.user, signal), actor=request.user)
    messages.success(request, "Het signaal staat op gezien.")
    return redirect("sharing:signals")
