import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from fagloft.contexts.organisations.models import Person, period_is_sane, tenant_key
from fagloft.contexts.organisations.scope import ADMINISTRATOR, ANALYST, AUDITOR, DIRECTOR, REGIONAL_ADVISER


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, *, name: str = "", **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: who signs in. What it may see follows from employments, duties and granted roles."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=160)
    language = models.CharField(max_length=2, default="nb")
    is_active = models.BooleanField(default=True)
    persona = models.CharField(max_length=40, blank=True)
    persona_description = models.CharField(max_length=200, blank=True)
    persona_description_nn = models.CharField(max_length=200, blank=True)
    persona_description_en = models.CharField(max_length=200, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class PersonAccount(models.Model):
    """Ties an account to an employer's record of the same person."""

    tenant = tenant_key()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")


@pghistory.track()
class RoleAssignment(models.Model):
    """A granted role. Employee, leader, deputy and professional-development nurse are never granted: they follow
    from employments and duties."""

    class Role(models.TextChoices):
        DIRECTOR = DIRECTOR
        ADMINISTRATOR = ADMINISTRATOR
        REGIONAL_ADVISER = REGIONAL_ADVISER
        AUDITOR = AUDITOR
        ANALYST = ANALYST

    tenant = tenant_key()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=40, choices=Role)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    granted_by_name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            period_is_sane("role_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["tenant", "user", "role"], condition=models.Q(ends_on=None), name="role_is_granted_once"
            ),
        ]
