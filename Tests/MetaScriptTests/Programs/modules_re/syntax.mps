# The whole pattern language: classes, repeats, groups, assertions, back-references.
import re
tests = [
    ('a.c', 'abc a\nc'), ('a|bc', 'xbc'), ('[abc]+', 'xxabcab'), ('[^a-c]+', 'abcxyz'), ('[a\\-z]+', 'b-a'), ('[]]', 'a]'), ('[^]]', ']a'), ('a*', 'aaa'), ('a+?', 'aaa'), ('a{2}', 'aaa'), ('a{2,}', 'aaaa'), ('a{,2}', 'aaa'), ('a{1,2}?', 'aaa'), ('a{x}', 'a{x}'), ('(ab)+', 'ababx'), ('(?:ab)+', 'abab'), ('(a)(b)?', 'ac'), ('(.)\\1', 'abccd'), ('(?P<q>[\'"]).*?(?P=q)', 'say "hi" \'x\''), ('^b', 'a\nb'), ('(?m)^b', 'a\nb'), ('a$', 'a\n'), ('\\Aa', 'ba'), ('a\\Z', 'a\n'), ('\\bfoo\\b', 'a foo b'), ('\\Boo', 'foo'), ('\\d+\\s\\w+', 'x 12 ab_1'), ('\\D\\S\\W', '1a !'), ('a(?=b)', 'acab'), ('a(?!b)', 'abac'), ('(?<=a)b', 'cbab'), ('(?<!a)b', 'abcb'), ('(?i)ABC', 'xabc'), ('(?s)a.c', 'a\nc'), ('(?x) a b # comment\n c', 'abc'), ('(?i:a)b', 'Ab AB'), ('\\x41\\u0042\\t', 'AB\t'), ('\\.\\*\\\\', 'a.*\\'), ('é+', 'caféé'), ('\\w+', 'naïve_1 x'), ('(a)?(?(1)b|c)', 'ab c'), ('(a+)+b', 'aaaab'), ('(?#comment)a', 'a'), ('[\\d\\s]+', 'a1 2b'), ('[\\w.]+@', 'me.x@y'), ('x*', 'aaa'), ('(|a)+', 'aa'), ('\\0', '\0'), ('\\101', 'A'), ('[a-zA-Z_]\\w*', '9abc'), ('a++b', 'aaab'), ('(?>a+)b', 'aab'), ('.', '\U0001f600'), ('[\U0001f600-\U0001f610]', 'x\U0001f605'), ('(?a:\\w+)', 'né'),
]
for pattern, text in tests:
    m = re.search(pattern, text)
    print(ascii(pattern), ascii((m.span(), m.group(), m.groups())) if m else None)
