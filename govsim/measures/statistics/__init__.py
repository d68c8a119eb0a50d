"""What the platform says of a unit's own account: its exports and the answers of its statistics API.

`read(paths)` gives three tables, each optional, with the names of the trade: followers (a day a row), articles (an
article a row) and reading (a day a row); `observed(statistics)` the patterns that they determine. Whatever was left out
or assumed on the way is among the notes.

Layouts, as read here; names of files never matter:

- User analysis, growth (用户分析): an HTML table under the name .xls; heading rows, then 时间, 新关注人数 and so on.
- Content analysis, articles notified (内容分析): an .xls with an empty first column, headings in the third row and
  data from the fourth; older exports count 次数 beside 人数, newer ones only 人数; dates as 20220329; four decimals.
  Articles not notified lack 送达人数 and 送达阅读率.
- Content analysis, traffic: several tables side by side in one sheet, parted by empty columns; of the last, articles by
  channel (传播渠道 beside 内容标题), nothing is read.
- A single article (数据概况, 阅读转化, 数据趋势明细) is named and refused: its trend is not the account's.
- The API's JSON: developers.weixin.qq.com/doc/service/guide/product/analysis_data/analysis_data.html and the page of
  each call there (getusersummary, getusercumulate, getuserread, getuserreadhour, getusershare, getarticlesummary,
  getarticletotal with the older field names; getarticleread, getarticleshare, getbizsummary, getarticletotaldetail).

The layouts of exports are as public programs on GitHub read them (found by 首次分享率, 累积关注人数 and 送达阅读率);
no export of an account was at hand.
"""

from govsim.measures.statistics.patterns import observed
from govsim.measures.statistics.unit import UnitStatistics, read

__all__ = ["UnitStatistics", "observed", "read"]
