"""Borders that a place brings: read, refused with a sentence, drawn on the overview."""

import json

import pytest

from support.visits import at, visit
from support.world import hat_of
from wenxiao_site.adapters import maps
from wenxiao_site.cli.main import wenxiao
from wenxiao_site.cli.words import run
from wenxiao_site.statistics import facts
from wenxiao_site.statistics.facts import Store
from wenxiao_site.web.statistics import asked

KNOWN = ("654300000", "654301000", "654322000")


def feature(code, west, **more):
    ring = [[west, 47], [west + 1, 47], [west + 1, 48], [west, 48], [west, 47]]
    return {
        "type": "Feature",
        "properties": {"adcode": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
        **more,
    }


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def test_shapes_lie_beside_each_other_as_on_the_globe():
    drawn, others = maps.read(collection(feature(654301, 88), feature("654322000", 89), feature("999999", 90)), KNOWN)
    assert others == ["999999000"]
    city, county = drawn.shapes["654301000"], drawn.shapes["654322000"]
    assert (city.path, county.path) == ("M0 740L500 740L500 0L0 0Z", "M500 740L1000 740L1000 0L500 0Z")
    assert (city.x, city.y, county.x) == (250, 370, 750)
    assert drawn.height == 740  # a degree of longitude is two thirds of one of latitude there


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "不是完整的 GeoJSON"),
        (b"[]", "没有 features"),
        (collection(feature("110000", 88)), "没有一个要素的区划代码"),
        (collection(feature("654301", 500)), "坐标不是经纬度"),
        (collection(feature("654301", 88, geometry={"type": "Point", "coordinates": [1, 2]})), "应是 Polygon"),
        (collection(feature("654301", 88, geometry={"type": "Polygon", "coordinates": [["x"]]})), "坐标读不懂"),
        (collection(feature("654301", 88, geometry={"type": "Polygon", "coordinates": [[[1, 2]]]})), "不足三个点"),
    ],
)
def test_a_file_that_cannot_be_drawn_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(maps.MapError, match=sentence):
        maps.read(content, KNOWN)


def test_the_overview_draws_the_borders_and_without_them_the_tiles(databases, tmp_path, settings, capsys):
    settings.VAR = tmp_path
    file = tmp_path / "borders.geojson"
    file.write_bytes(collection(feature("654301", 88), feature("654322", 89)))
    with databases.fresh("sqlite", "world", tmp_path), pytest.MonkeyPatch.context() as patch:
        for module in (facts, asked):
            patch.setattr(module, "STORE", Store(folder=tmp_path / "statistics"))
        assert run(wenxiao, ["map", str(file)]) == 0
        assert "已导入 2 个地区的边界" in capsys.readouterr().out
        drawn = overview()
        assert '<svg class="borders"' in drawn
        assert drawn.count("<path class=") == 2
        assert 'class="tile' in drawn  # the prefecture itself has no border
        assert "M0 740" in drawn
        assert run(wenxiao, ["map", "--remove"]) == 0
        assert '<svg class="borders"' not in overview()
        assert run(wenxiao, ["map"]) == 2
        file.write_text("{}")
        assert run(wenxiao, ["map", str(file)]) == 1
        assert "没有 features" in capsys.readouterr().err
        screen = overview("?screen=1")
        assert "退出大屏" in screen
        assert 'http-equiv="refresh"' in screen


def overview(query=""):
    with at():
        return visit("performance", hat=hat_of("performance")).get(f"/overview{query}").content.decode()
