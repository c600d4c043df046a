"""The same short report in several languages, written for these tests."""

REPORTS = {
    "en": "The delegation arrived in Tehran on Wednesday to talk about trade, officials told "
    "reporters. It was the first visit in five years.",
    "ko": "북한 대표단이 수요일에 테헤란을 방문했다. 양국은 무역의 확대를 논의했다고 "
    "관리들이 밝혔다. 5년 만의 첫 방문이다.",
    "zh": "代表团星期三抵达德黑兰，这是五年来的首次访问。官员们说，双方讨论了扩大贸易的问题。",
    "ja": "代表団は水曜日にテヘランに到着した。当局者によると、"
    "両国は貿易の拡大について話し合った。",
    "ar": "وصل الوفد إلى طهران يوم الأربعاء لبحث التجارة، كما قال مسؤولون للصحفيين. "
    "وهذه أول زيارة منذ خمس سنوات.",
    "fa": "هیئت کره شمالی روز چهارشنبه برای گفت‌وگو درباره تجارت وارد تهران شد. "
    "این نخستین سفر پس از پنج سال است.",
    "ru": "Делегация прибыла в Тегеран в среду для переговоров о торговле, сообщили чиновники. "
    "Это первый визит за пять лет.",
    "de": "Die Delegation traf am Mittwoch in Teheran ein, um über den Handel zu sprechen, sagten "
    "Beamte. Es war der erste Besuch seit fünf Jahren – und für viele überraschend.",
    "fr": "La délégation est arrivée mercredi à Téhéran pour parler de commerce, ont indiqué des "
    "responsables. C’est la première visite en cinq ans.",
    "es": "La delegación llegó el miércoles a Teherán para hablar de comercio, dijeron "
    "funcionarios. Es la primera visita en cinco años, según señaló un portavoz.",
    "tr": "Heyet, ticareti görüşmek üzere çarşamba günü Tahran'a geldi, yetkililer gazetecilere "
    "söyledi. Bu, beş yıl sonra yapılan ilk ziyaret.",
}
