"""Who may do what: the permissions that the code asks for, and the five groups that a newsroom begins with."""

from types import MappingProxyType

# Django makes four permissions for each model; these are the ones that pages and services ask for.
ADD_ARTICLE, CHANGE_ARTICLE = "facts.add_article", "facts.change_article"
ADD_FACT, CHANGE_FACT = "facts.add_fact", "facts.change_fact"
ADD_EVIDENCE, CHANGE_EVIDENCE = "facts.add_evidence", "facts.change_evidence"
ADD_SOURCE, CHANGE_SOURCE = "facts.add_source", "facts.change_source"
ADD_ENTITY, CHANGE_ENTITY = "facts.add_entity", "facts.change_entity"
ADD_OUTLET, CHANGE_OUTLET = "facts.add_outlet", "facts.change_outlet"

DELETE_FACT = "facts.delete_fact"

# These are declared on the models.
PUBLISH_ARTICLE = "facts.publish_article"
DECIDE_CONTRADICTION = "facts.decide_contradiction"
PUBLISH_FACT = "facts.publish_fact"
VERIFY_FACT = "facts.verify_fact"
WITHDRAW_FACT = "facts.withdraw_fact"
OVERRIDE_VERIFICATION = "facts.override_verification"
VIEW_CONFIDENTIAL_SOURCE = "facts.view_confidential_source"

VIEW = frozenset(
    f"facts.view_{model}"
    for model in (
        "article",
        "articlerevision",
        "change",
        "checkrun",
        "contradiction",
        "correction",
        "decisionlogentry",
        "entity",
        "entityalias",
        "evidence",
        "fact",
        "factrelation",
        "factversion",
        "mention",
        "outlet",
        "pendingcorrection",
        "publication",
        "source",
        "verification",
    )
)

REPORTER, EDITOR, STANDARDS, ADMINISTRATOR, READ_ONLY = "Reporter", "Editor", "Standards", "Administrator", "Read-only"

_REPORTER = VIEW | {
    ADD_ARTICLE,
    ADD_FACT,
    CHANGE_FACT,
    ADD_EVIDENCE,
    ADD_SOURCE,
    ADD_ENTITY,
    "facts.add_entityalias",
}
_EDITOR = _REPORTER | {
    CHANGE_ARTICLE,
    CHANGE_EVIDENCE,
    CHANGE_SOURCE,
    CHANGE_ENTITY,
    "facts.change_entityalias",
    ADD_OUTLET,
    CHANGE_OUTLET,
    DECIDE_CONTRADICTION,
    DELETE_FACT,
    PUBLISH_ARTICLE,
    PUBLISH_FACT,
    VERIFY_FACT,
}
_STANDARDS = _EDITOR | {OVERRIDE_VERIFICATION, WITHDRAW_FACT, VIEW_CONFIDENTIAL_SOURCE}
_ADMINISTRATOR = _STANDARDS | {
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "auth.view_group",
    "axes.view_accessattempt",
    "axes.delete_accessattempt",
    "knox.view_authtoken",
    "knox.delete_authtoken",
}

# Each group has all that its members need, so a person is in one of them.
GROUPS = MappingProxyType(
    {
        REPORTER: _REPORTER,
        EDITOR: _EDITOR,
        STANDARDS: _STANDARDS,
        ADMINISTRATOR: _ADMINISTRATOR,
        READ_ONLY: VIEW,
    }
)
