"""What Word, Google Docs and pages put on the clipboard, and what of it belongs in a story."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head><body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8.0pt'><b><span style='font-size:14.0pt;color:red'>The gates open</span></b>
<span lang=EN-US>on <i>Tuesday</i> evening.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>First pilot</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Second pilot</p>
<p class=MsoNormal><img src="https://elsewhere.example.org/track.png"><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""
WORD_CLEAN = (
    "<p><strong>The gates open</strong> on <em>Tuesday</em> evening.</p>\n"
    "<ul><li>First pilot</li><li>Second pilot</li></ul>"
)
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1f2e3d4c"><h2 dir="ltr"
style="line-height:1.38"><span style="font-size:16pt;color:#000000;font-weight:400;">What they signed</span></h2>
<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;">It runs to </span><span
style="font-size:11pt;font-weight:700;">four</span><span style="font-style:italic;"> pages</span><span>.</span></p><br>
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-size:11pt">One
berth</span></p></li></ul></b><br class="Apple-interchange-newline">"""
DOCS_CLEAN = (
    "<h2>What they signed</h2>\n<p>It runs to <strong>four</strong><em> pages</em>.</p>\n<ul><li>One berth</li></ul>"
)
PAGE = """<div onclick="alert(1)"><h1>Loud</h1><script>alert(1)</script><iframe src="https://elsewhere.example.org"></iframe>
<p style="color:red" class="lede">Quiet <u>words</u> <a href="javascript:alert(1)">here</a></p></div>"""
PAGE_CLEAN = "<p>Quiet words here</p>"
TRACKED = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment--><p class=MsoNormal>The
<del cite="mailto:L" datetime="2026-11-30T10:00">corrupt </del><ins cite="mailto:L">former </ins>minister<span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[L1]</a></span> spoke.</p><p class=MsoListParagraph
style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>A
point</p><div style='mso-element:comment-list'><div style='mso-element:comment'><div class=msocomtxt id="_com_1"><p
class=MsoCommentText>Never print this.</p></div></div></div><!--EndFragment--></body></html>"""
TRACKED_CLEAN = "<p>The former minister spoke.</p>\n<ul><li>A point</li></ul>"
UNSEEN = """<p>Har\u00adbour \u202ethe gates\u202c and <a
href="https://www.google.com/url?q=https://example.org/port&amp;sa=D&amp;ust=1">a link</a></p>"""
UNSEEN_CLEAN = '<p>Harbour the gates and <a href="https://example.org/port" rel="noopener">a link</a></p>'
