/// The style sheet of pages: light, or dark where the reader's system is.
enum PageStyle {
  static let css = """
    :root{color-scheme:light dark;--page:#fcfcfa;--ink:#24292f;--soft:#6a737d;--line:#e3e3de;\
    --code:#f4f4f0;--accent:#0072b2;--error:#b3261e;--errorback:#fdf1ef;--k:#8250a8;--s:#2c7a3f;\
    --n:#b35900;--c:#7c858d;--b:#0072b2;--f:#9a3b76;--o:#57606a}
    @media (prefers-color-scheme:dark){:root{--page:#16181c;--ink:#dcdfe4;--soft:#8b949e;\
    --line:#2c3138;--code:#1e2126;--accent:#58a6dd;--error:#ff8a80;--errorback:#2c1b1b;\
    --k:#c792ea;--s:#8ccf8f;--n:#f0a868;--c:#7d8590;--b:#6cb6e8;--f:#e29cc8;--o:#a0a8b2}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);\
    font:16px/1.6 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
    main{max-width:860px;margin:0 auto;padding:32px 20px 64px}
    header{border-bottom:1px solid var(--line);margin-bottom:28px;padding-bottom:14px}
    header h1{margin:0 0 6px;font-size:28px;line-height:1.25}
    .facts{color:var(--soft);font-size:14px;display:flex;flex-wrap:wrap;gap:2px 18px}
    h1,h2,h3,h4,h5,h6{line-height:1.3;margin:1.5em 0 .5em}
    h1{font-size:26px}h2{font-size:21px}h3{font-size:18px}h4,h5,h6{font-size:16px}
    a{color:var(--accent)}
    img{max-width:100%}
    blockquote{margin:1em 0;padding:0 1em;border-left:3px solid var(--line);color:var(--soft)}
    hr{border:0;border-top:1px solid var(--line);margin:2em 0}
    pre,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    font-size:13.5px}
    p code,li code,td code{background:var(--code);padding:.1em .35em;border-radius:4px}
    pre{margin:0;padding:12px 14px;overflow-x:auto;line-height:1.5;tab-size:4}
    .prose pre{background:var(--code);border-radius:8px;margin:1em 0}
    .cell{margin:18px 0}
    .code{background:var(--code);border:1px solid var(--line);border-radius:8px;position:relative}
    .tag{color:var(--soft);font-size:12px;display:flex;justify-content:space-between;gap:12px;\
    margin:0 2px 3px;font-variant-numeric:tabular-nums}
    .out{margin:8px 0 0 6px;padding-left:12px;border-left:3px solid var(--line)}
    .out pre{padding:4px 2px;white-space:pre}
    .stderr{color:var(--soft)}
    .result{border-left-color:var(--accent)}
    .error{border-left-color:var(--error);background:var(--errorback);border-radius:0 6px 6px 0}
    .error pre{color:var(--error);padding:8px 6px}
    .skipped{opacity:.55}
    .plain,.raw{white-space:pre-wrap}
    table{border-collapse:collapse;margin:1em 0;font-size:14.5px;font-variant-numeric:tabular-nums}
    caption{text-align:left;font-weight:600;padding:2px 0 4px}
    th,td{padding:4px 12px 4px 0;border-bottom:1px solid var(--line);text-align:left;\
    vertical-align:top}
    thead th{border-bottom:2px solid var(--line);color:var(--soft);font-weight:600}
    tbody th{font-weight:500;color:var(--soft)}
    .number{text-align:right;padding-left:12px}
    .out table{margin:6px 0}
    svg.metapeft-figure{color:var(--ink);max-width:100%;height:auto;display:block}
    svg.metapeft-figure>.page{display:none}
    footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);\
    font-size:13px}
    .math{font-family:"STIX Two Text",Cambria,Georgia,serif;font-style:italic}
    .k{color:var(--k)}.s{color:var(--s)}.n{color:var(--n)}.c{color:var(--c);font-style:italic}
    .b{color:var(--b)}.f{color:var(--f)}.o{color:var(--o)}.v{font-style:italic}
    .a0{color:var(--soft)}.a1{color:var(--error)}.a2{color:var(--s)}.a3{color:var(--n)}
    .a4{color:var(--accent)}.a5{color:var(--k)}.a6{color:var(--b)}.a7{color:var(--ink)}
    .bold{font-weight:600}.italic{font-style:italic}.underline{text-decoration:underline}
    @media print{body{background:#fff}.cell{break-inside:avoid}}
    """
}
