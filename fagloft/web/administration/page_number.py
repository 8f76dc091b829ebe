from django.http import HttpRequest


def page_number(request: HttpRequest) -> int:
    """The page asked for in the address; what is not a number asks for the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else 1
