"""The addresses of the interface, below ``/api/v1/``."""

from __future__ import annotations

import json
from datetime import date  # noqa: TC003 - read by pydantic
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Header, NinjaAPI, Path, Query, Schema, UploadedFile
from pydantic import ConfigDict, Field, create_model

from wenxiao_site.actions import budgets, exchange, measuring, money
from wenxiao_site.actions.errors import Missing, Refused
from wenxiao_site.actions.standard.outgoing import OUTGOING, Outgoing
from wenxiao_site.actions.standard.tables import NOTE, Kind
from wenxiao_site.adapters.exchange_store import progress
from wenxiao_site.api import clock
from wenxiao_site.api.access import Asking, Bearer, need, once
from wenxiao_site.api.problems import Problem, add_to
from wenxiao_site.registry.models import ImportJob, Project, Scope
from wenxiao_site.registry.models.common import GREATEST_YEAR, LEAST_YEAR
from wenxiao_site.statistics.answers import answer
from wenxiao_site.statistics.asking import DIMENSIONS, Question
from wenxiao_site.visibility import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenxiao_site.registry.models import BudgetRequest, Execution

LARGEST: Final = 2**63 - 1
MOST: Final = 500
"""Records of one page."""
_REFUSALS: Final = dict.fromkeys((400, 401, 403, 404, 409, 422, 429), Problem)
_CODE: Final = r"^[0-9]{8}[RYT][0-9]{12}$"

api = NinjaAPI(
    title="问效 数据接口",
    version="1",
    description=f"与页面同样的记录、权限和校验。金额是以元为单位的十进制文本。{NOTE}",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    auth=Bearer(),
)
add_to(api)

# --- Reading ----------------------------------------------------------------------------------------------------------


class Strict(Schema):
    """Says so when something is given that it does not know."""

    model_config = ConfigDict(extra="forbid")


class Asked(Strict):
    """Which records, from where on."""

    after: int = Field(0, ge=0, le=LARGEST, description="上一页最后一条的 ID；第一页不填")
    limit: int = Field(100, ge=1, le=MOST, description="每页条数")
    fiscal_year: int | None = Field(None, ge=LEAST_YEAR, le=GREATEST_YEAR, description="预算年度")
    pro_code: str | None = Field(None, pattern=_CODE, description="项目代码")


def _shape(table: Outgoing) -> type[Schema]:
    """The page of a table: its rows with their id, and where the next page begins."""
    words = {Kind.AMOUNT: str | None}
    fields: dict[str, Any] = {
        each.name: (words.get(each.kind, str | int | None), Field(None, description=f"{each.label}（{each.known}）"))
        for each in table.fields
    }
    fields["ID"] = (int, Field(description="本系统的记录编号，翻页用"))
    name = "".join(part.capitalize() for part in table.resource.split("-"))
    row = create_model(f"{name}Row", __base__=Schema, **fields)
    return create_model(
        f"{name}Page",
        __base__=Schema,
        items=(list[row], Field(description="记录")),  # type: ignore[valid-type]
        next=(int | None, Field(None, description="下一页的 after；没有下一页时为空")),
    )


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON has it: exact numbers as texts."""
    return {name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in row.items()}


def _reading(table: Outgoing) -> Callable[..., Any]:
    def read(request: HttpRequest, asked: Annotated[Asked, Query()]) -> Any:  # noqa: ANN401 - a page
        hat = need(_asking(request), Scope.READ)
        found = table.found(hat, asked.fiscal_year, asked.pro_code).filter(pk__gt=asked.after)
        records = list(found[: asked.limit + 1])
        rows = [plain(row) | {"ID": each.pk} for each in records[: asked.limit] for row in table.rows(each)]
        more = len(records) > asked.limit
        return {"items": rows, "next": records[asked.limit - 1].pk if more else None}

    return read


for _table in OUTGOING:
    api.get(
        f"/{_table.resource}",
        response={200: _shape(_table)} | _REFUSALS,
        url_name=f"api-{_table.resource}",
        operation_id=f"list_{_table.resource.replace('-', '_')}",
        summary=f"{_table.label}（{_table.name}）",
        exclude_none=False,
    )(_reading(_table))


class Figures(Strict):
    """Which figures."""

    first: int = Field(alias="from", ge=LEAST_YEAR, le=GREATEST_YEAR, description="起始年度")
    last: int = Field(alias="to", ge=LEAST_YEAR, le=GREATEST_YEAR, description="终止年度")
    by: str | None = Field(
        None, description=f"分组：{'、'.join(DIMENSIONS)}", json_schema_extra={"enum": list(DIMENSIONS)}
    )
    as_of: date | None = Field(None, description="截至这一天登记的记录")


class Told(Schema):
    """The figures, each with its parts and the code that computes it again."""

    model_config = ConfigDict(extra="allow")
    headlines: list[dict[str, Any]]
    measures: list[dict[str, Any]]


@api.get("/statistics", response={200: Told} | _REFUSALS, url_name="api-statistics", operation_id="statistics",
         summary="统计指标")  # fmt: skip
def statistics(request: HttpRequest, asked: Annotated[Figures, Query()]) -> Any:  # noqa: ANN401 - figures
    """The measures of some years as this hat may count them."""
    hat = need(_asking(request), Scope.READ)
    if asked.first > asked.last:
        raise Refused({"from": f"起始年度 {asked.first} 晚于终止年度 {asked.last}。"})
    if asked.by is not None and asked.by not in DIMENSIONS:
        raise Refused({"by": f"没有“{asked.by}”这种分组。"})
    question = Question(asked.first, asked.last, as_of=asked.as_of)
    _, reading = measuring.seen(question, hat)
    return answer(reading, question, asked.by, post=hat.post.pk)


# --- Writing ----------------------------------------------------------------------------------------------------------

Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=100,
        pattern=r"^[!-~]+$",
        description="幂等键：同一请求重发用同一个键，只办理一次",
    ),
]
_AMOUNT: Final = r"^-?[0-9]{1,15}(\.[0-9]{1,2})?$"


Flag = Literal["true", "false"]
"""A field of a form, which knows texts only."""


class Payment(Strict):
    """A payment."""

    PRO_CODE: str = Field(pattern=_CODE, description="项目代码")
    FISCAL_YEAR: int = Field(ge=LEAST_YEAR, le=GREATEST_YEAR, description="预算年度")
    PAY_CERT_NO: str = Field(min_length=1, max_length=60, description="支付凭证号")
    XPAY_AMT: str = Field(pattern=_AMOUNT, description="实际支付金额（元）")
    XPAY_DATE: date = Field(description="实际支付日期")
    USE_DES: str = Field("国库集中支付凭证", min_length=1, max_length=200, description="用途")


class Request(Strict):
    """A request for a budget."""

    PRO_CODE: str = Field(pattern=_CODE, description="项目代码")
    ROUND_ID: int = Field(ge=1, le=LARGEST, description="编制轮次")
    APPLY_UP: str = Field(pattern=r"^[0-9]{1,15}(\.[0-9]{1,2})?$", description="申报数（元）")
    basis: str = Field("", max_length=4000, description="申请理由和测算依据")
    is_unit_checked: bool = Field(default=False, description="已核对金额单位是元")


class Submission(Strict):
    """The handing in of what was read."""

    revision: int = Field(ge=1, le=2**31 - 1, description="读到的修改次数")


class Made(Schema):
    """What was made."""

    id: int
    state: str = ""
    revision: int | None = None


class Import(Schema):
    """Where a file stands."""

    id: int
    name: str
    state: str
    state_label: str
    problem_count: int
    problems: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    counts: dict[str, dict[str, int]]
    progress: str | None = None


@api.post("/payments", response={201: Made} | _REFUSALS, url_name="api-payment", operation_id="record_payment",
          summary="登记一笔支付")  # fmt: skip
def record_payment(request: HttpRequest, key: Key, payment: Payment) -> Any:  # noqa: ANN401 - an answer
    """As the page does it: `money.execute`."""
    asking = _asking(request)
    hat = need(asking, Scope.EXECUTE)

    def act() -> dict[str, Any]:
        made: Execution = money.execute(
            project=_project(asking, payment.PRO_CODE),
            fiscal_year=payment.FISCAL_YEAR,
            amount=payment.XPAY_AMT,
            executed_on=payment.XPAY_DATE,
            document=payment.USE_DES,
            reference=payment.PAY_CERT_NO,
            by=hat,
            on=clock.now(),
        )
        return {"id": made.pk, "state": "RECORDED", "revision": None}

    return once(asking, key, _told(payment), act)


@api.post("/budget-requests", response={201: Made} | _REFUSALS, url_name="api-budget-request",
          operation_id="request_budget", summary="编制预算申请")  # fmt: skip
def request_budget(request: HttpRequest, key: Key, asked: Request) -> Any:  # noqa: ANN401 - an answer
    """As the page does it: `budgets.request`."""
    asking = _asking(request)
    hat = need(asking, Scope.REQUEST)

    def act() -> dict[str, Any]:
        made = budgets.request(
            project=_project(asking, asked.PRO_CODE),
            budget_round=asked.ROUND_ID,
            requested_amount=asked.APPLY_UP,
            basis=asked.basis,
            is_unit_checked=asked.is_unit_checked,
            by=hat,
            on=clock.now(),
        )
        return _made(made)

    return once(asking, key, _told(asked), act)


@api.post("/budget-requests/{pk}/submit", response={201: Made} | _REFUSALS, url_name="api-budget-request-submit",
          operation_id="submit_budget_request", summary="申报预算申请和绩效目标")  # fmt: skip
def submit_request(
    request: HttpRequest, key: Key, pk: Annotated[int, Path(ge=1, le=LARGEST)], asked: Submission
) -> Any:  # noqa: ANN401 - an answer
    """As the page does it: `budgets.submit`, with the same refusals."""
    asking = _asking(request)
    hat = need(asking, Scope.REQUEST)
    return once(
        asking,
        key,
        _told(asked),
        lambda: _made(budgets.submit(request=pk, revision=asked.revision, by=hat, on=clock.now())),
    )


@api.post("/imports", response={201: Import} | _REFUSALS, url_name="api-imports", operation_id="bring_file",
          summary="上传文件，由后台检查和导入")  # fmt: skip
def bring_file(
    request: HttpRequest,
    key: Key,
    file: Annotated[UploadedFile, File(description="Excel、CSV 或 JSON")],
    is_unit_checked: Annotated[Flag, Form(description="已核对金额单位是元")] = "false",
    confirms_itself: Annotated[Flag, Form(description="检查通过后自动导入")] = "false",
) -> Any:  # noqa: ANN401 - an answer
    """As the page does it: `exchange.bring`."""
    asking = _asking(request)
    hat = need(asking, Scope.IMPORT)
    content = sha256(file.read()).hexdigest()
    file.seek(0)
    told = f"{file.name} {content} {is_unit_checked} {confirms_itself}".encode()

    def act() -> dict[str, Any]:
        job = exchange.bring(
            name=file.name or "文件",
            source=file,  # type: ignore[arg-type]
            is_unit_checked=is_unit_checked == "true",
            confirms_itself=confirms_itself == "true",
            by=hat,
            on=clock.now(),
        )
        return _import(job)

    return once(asking, key, told, act)


@api.get("/imports/{pk}", response={200: Import} | _REFUSALS, url_name="api-import", operation_id="import_state",
         summary="一次导入的进度和结果")  # fmt: skip
def import_state(request: HttpRequest, pk: Annotated[int, Path(ge=1, le=LARGEST)]) -> Any:  # noqa: ANN401 - an answer
    """Where a file stands that this person brought."""
    hat = need(_asking(request), Scope.IMPORT)
    job = visible(ImportJob, hat).filter(pk=pk).first()
    if job is None:
        raise Missing
    return _import(job)


@api.post("/imports/{pk}/confirm", response={201: Import} | _REFUSALS, url_name="api-import-confirm",
          operation_id="confirm_import", summary="确认导入检查通过的文件")  # fmt: skip
def confirm_import(request: HttpRequest, key: Key, pk: Annotated[int, Path(ge=1, le=LARGEST)]) -> Any:  # noqa: ANN401 - an answer
    """As the page does it: `exchange.confirm`."""
    asking = _asking(request)
    hat = need(asking, Scope.IMPORT)
    return once(asking, key, b"", lambda: _import(exchange.confirm(job=pk, by=hat, on=clock.now())))


# --- What these share -------------------------------------------------------------------------------------------------


def _asking(request: HttpRequest) -> Asking:
    return request  # type: ignore[return-value]


def _told(given: Schema) -> bytes:
    return json.dumps(given.model_dump(mode="json"), sort_keys=True).encode()


def _project(request: Asking, code: str) -> int:
    """The project of a code, if the hat sees it. Raises Missing."""
    found = visible(Project, request.hat).filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise Missing
    return found


def _made(row: BudgetRequest) -> dict[str, Any]:
    return {"id": row.pk, "state": str(row.state), "revision": row.revision}


def _import(job: ImportJob) -> dict[str, Any]:
    how_far = progress(job.pk)
    names = ("table", "sheet", "row", "field", "label", "cell", "sentence")
    told = {
        name: [dict(zip(names, each.plain(), strict=True)) for each in found]
        for name, found in (("problems", exchange.problems_of(job)), ("notes", exchange.notes_of(job)))
    }
    return {
        "id": job.pk,
        "name": job.name,
        "state": str(job.state),
        "state_label": job.get_state_display(),
        "problem_count": job.problem_count,
        "counts": exchange.counts_of(job),
        "progress": f"{how_far.words} {how_far.done}/{how_far.of}" if how_far else None,
        **told,
    }


def described(request: HttpRequest) -> HttpResponse:
    """``/api/v1/openapi.json``: the description of the interface, served by ourselves."""
    del request
    return HttpResponse(_description(), content_type="application/json")


@cache
def _description() -> bytes:
    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), ensure_ascii=False, default=str).encode()
