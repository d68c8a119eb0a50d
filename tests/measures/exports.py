"""The platform's export formats, written from tables: what a unit would download of a simulated account."""

import base64
import io
import json
import zlib

from openpyxl import Workbook

from govsim.measures.statistics.columns import ARTICLES, FOLLOWERS, READING

KINDS = {"followers": FOLLOWERS, "articles": ARTICLES, "reading": READING}
SCENES = {"session": "公众号消息", "friends": "聊天会话", "feed": "朋友圈", "search": "搜一搜", "other": "推荐"}


def grid(kind, table, above=()):
    """Rows of cells: what stands above, the platform's headings, then the rows of the table."""
    columns = [column for column in KINDS[kind].headings if column in table]
    headings = [KINDS[kind].headings[column][0] for column in columns]
    return [*map(list, above), headings, *([*row] for row in table[columns].itertuples(index=False, name=None))]


def html(rows, encoding="utf-8"):
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"/></head>'
    return f"{head}<body><table border=1>{body}</table></body></html>".encode(encoding)


def csv(rows, encoding="utf-8", separator=","):
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)


def xlsx(rows):
    book = Workbook()
    for row in rows:
        book.active.append([cell if isinstance(cell, int | float | str) else str(cell) for cell in row])
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def answer(entries):
    return json.dumps({"list": entries, "is_delay": False}, ensure_ascii=False, default=str).encode()


def export_of_followers(daily):
    return daily.assign(net_user=daily["new_user"] - daily["cancel_user"])


def export_of_articles(articles):
    """The per-article table; a citizen reads an article once, so that persons and times are the same."""
    return articles.assign(
        title=[f"第{number}篇" for number in articles["article"]],
        published=[f"{day:%Y%m%d}" for day in articles["ref_date"]],
        read_count=articles["read_user"],
        share_count=articles["share_user"],
        read_session_rate=(articles["read_session"] / articles["delivered"]).round(4),
        shared_read_count=articles["read_friends"] + articles["read_feed"],
        reads_per_share=((articles["read_friends"] + articles["read_feed"]) / articles["share_user"])
        .where(articles["share_user"] > 0, 0)
        .round(4),
    )


def articletotal(articles):
    """The older call: msgid tells the position, details how the article stood day by day."""
    entries = []
    for row in articles.itertuples():
        latest = {
            "stat_date": "2030-01-02",
            "target_user": row.delivered,
            "int_page_read_user": row.read_user,
            "int_page_read_count": row.read_user,
            "int_page_from_session_read_count": row.read_session,
            "int_page_from_friends_read_user": row.read_friends,
            "int_page_from_feed_read_user": row.read_feed,
            "share_user": row.share_user,
        }
        first = {name: 0 for name in latest} | {"stat_date": "2030-01-01"}
        about = {"ref_date": row.ref_date, "msgid": f"{1000 + row.hour}_{row.position}", "title": f"{row.article}"}
        entries.append({**about, "details": [first, latest, first]})
    return answer(entries)


def bizsummary(daily):
    """The newer call: a day a row, readers by source."""
    entries = []
    for row in daily.itertuples():
        readers = [{"scene_desc": scene, "user_count": getattr(row, f"read_{name}")} for name, scene in SCENES.items()]
        everyone = {"scene_desc": "全部", "user_count": row.read_user}
        detail = {"read_user": row.read_user, "share_user": row.share_user, "like_user": row.like_user}
        entries.append({"ref_date": row.ref_date, "detail": {**detail, "read_user_source": [everyone, *readers]}})
    return answer(entries)


def userread(daily):
    """The older call: a day and source a row, without a row for all sources."""
    numbers = {"session": 0, "friends": 1, "feed": 2, "search": 7, "other": 5}
    return answer(
        [
            {"ref_date": row["ref_date"], "user_source": number, "int_page_read_user": row[f"read_{name}"]}
            for row in daily.to_dict("records")
            for name, number in numbers.items()
        ]
    )


BINARY_XLS = zlib.decompress(
    base64.b85decode(
        rb"c-rk)T}V_>5T0{?_U>-FKc<BWCPG%GU~3OW=$2SMx#${LDdgXh;i9q@Q7>7x6j-zng+&B{5fxayRQ5-{^$^(4Ll6XN1VK-cMUZ-%nZ3KMR^UPj"
        rb"%AMuRoo~*ZIdjjPzr8O;-D3lHvc_Q!m4OU1x(zG|I)TL&11`XNT_-X2v|`asT2y4SVj?XnJWPGAQ4T5J;~>FpWdu3E1eONq0$*oGAa?<&oMUJb"
        rb"6hkR;0hdwZfJ}}mjd=_6<;-uf<s;@>S#ySYDcX*SJuvF^6>KtQ@h&Nk>l{FS?{S;Atl0n=@Qh~h(TIrJs<17zzbUxLDsq$*7z9jcWuPMvBJ6~#"
        rb"U<cTZR8&<}R8cVo>6q+6_^RguOvYCA(_B-(uzCTg|2|u<{Y7uZB+k{JlN5j+&>MM?gmHuJQ=)UBb_%XRDvDGT5aF8PdW%1@&k(h?{(cl+*0!Dc"
        rb"7MMJ*g4oiiUii`Xz}FREVDaDd5zs)8-m$a0=3|f)*h)m6oHYzdr23QHYSi#_y{nl4^>PqG5TxE4sy7C+A|DRnA>k?Zc#2Crn^AkkKhmeQ)YaPQ"
        rb"XyL8MHESzM<t3VeycL`*yLq9ya4e>-e|}ZfT<zV<njSuWqKDLK8WYgr7`4F04z5wTmU=4S7VDWGXRp~TXE9GlOMK>6XBfhcUbZ>GwfWdj3Daxu"
        rb"ngn?*%HdBn_jAJUz3WgOsvJL(KJ>;r0C|{`R%}ndUMLiW;?hN;VQ=gyj1BD_^UU8iH>>30H;_O#PGToa^PA9kfMG$F_Bj^O5u-7QBFPxPD3TG$"
        rb"aikzp;z&iL#*qb)C5|*iS{zvsS>wot$Yw+&^Mzq{L^4NYH|%AOXc?l%m=&2Ln!s?~m<urM+)%!X_)3<u1zj}AyYdI`3VTmsf5nI-9N8Pg)JHjc"
        rb"O=BOH1g}n(zwq^?OiF{hG(32O{31J;WRgiHnPielCM_Wne60k&swu`LnXX5g@m*&c%Z&M%WXX~rI`MY^|5R>=4t$2-a8mPU1*jtCOU$!P?0X?m"
        rb"9rhlAc4+1}+LNBY_{T{kzR$cHy8hh~O1A%*Wa9kK{r?1C9}e^"
    )
)
"""A workbook in Excel's old binary format: an empty first column, headings in the third row, two articles below."""
