<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddFeedsDialog</name>
    <message numerus="yes">
        <source>%Ln feed(s) found.</source>
        <translation>
            <numerusform>%Ln feed found.</numerusform>
            <numerusform>%Ln feeds found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivalWords</name>
    <message numerus="yes">
        <source>%Ln mention(s) so far:</source>
        <translation>
            <numerusform>%Ln mention so far:</numerusform>
            <numerusform>%Ln mentions so far:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them lie before the period on screen: “All” shows them.</source>
        <translation>
            <numerusform>%Ln of them lies before the period on screen: “All” shows it.</numerusform>
            <numerusform>%Ln of them lie before the period on screen: “All” shows them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BrandWordsPage</name>
    <message numerus="yes">
        <source>%Ln word(s). Double-click one, or press F2, to write it anew.</source>
        <translation>
            <numerusform>%Ln word. Double-click it, or press F2, to write it anew.</numerusform>
            <numerusform>%Ln words. Double-click one, or press F2, to write it anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message numerus="yes">
        <source>Corrected by %Ln label(s) of yours for what the scorer mistakes</source>
        <translation>
            <numerusform>Corrected by %Ln label of yours for what the scorer mistakes</numerusform>
            <numerusform>Corrected by %Ln labels of yours for what the scorer mistakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set right by %Ln label(s) drawn at random inside the period, reposts left out</source>
        <translation>
            <numerusform>Set right by %Ln label drawn at random inside the period, reposts left out</numerusform>
            <numerusform>Set right by %Ln labels drawn at random inside the period, reposts left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln scored mention(s): fewer than 5</source>
        <translation>
            <numerusform>%Ln scored mention: fewer than 5</numerusform>
            <numerusform>%Ln scored mentions: fewer than 5</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) of your own accounts counted in</source>
        <translation>
            <numerusform>%Ln post of your own accounts counted in</numerusform>
            <numerusform>%Ln posts of your own accounts counted in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) of your own accounts left out</source>
        <translation>
            <numerusform>%Ln post of your own accounts left out</numerusform>
            <numerusform>%Ln posts of your own accounts left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectNews</name>
    <message numerus="yes">
        <source>Nothing new from %Ln source(s).</source>
        <translation>
            <numerusform>Nothing new from %Ln source.</numerusform>
            <numerusform>Nothing new from %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new mention(s)</source>
        <translation>
            <numerusform>%Ln new mention</numerusform>
            <numerusform>%Ln new mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %Ln source(s).</source>
        <translation>
            <numerusform>from %Ln source.</numerusform>
            <numerusform>from %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) failed:</source>
        <translation>
            <numerusform>%Ln source failed:</numerusform>
            <numerusform>%Ln sources failed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more.</source>
        <translation>
            <numerusform>and %Ln more.</numerusform>
            <numerusform>and %Ln more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more source(s) wait.</source>
        <translation>
            <numerusform>%Ln more source waits.</numerusform>
            <numerusform>%Ln more sources wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message numerus="yes">
        <source>%Ln mention(s) labelled by both</source>
        <translation>
            <numerusform>%Ln mention labelled by both</numerusform>
            <numerusform>%Ln mentions labelled by both</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No figure is claimed under %Ln mention(s) labelled by both.</source>
        <translation>
            <numerusform>No figure is claimed under %Ln mention labelled by both.</numerusform>
            <numerusform>No figure is claimed under %Ln mentions labelled by both.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) say the same</source>
        <translation>
            <numerusform>%Ln other says the same</numerusform>
            <numerusform>%Ln others say the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailWords</name>
    <message numerus="yes">
        <source>%Ln like(s)</source>
        <translation>
            <numerusform>%Ln like</numerusform>
            <numerusform>%Ln likes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln share(s)</source>
        <translation>
            <numerusform>%Ln share</numerusform>
            <numerusform>%Ln shares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replies</source>
        <translation>
            <numerusform>%Ln reply</numerusform>
            <numerusform>%Ln replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln quote</numerusform>
            <numerusform>%Ln quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message numerus="yes">
        <source>%Ln of them stand in this period; they are left out of the counts.</source>
        <translation>
            <numerusform>%Ln of them stands in this period; it is left out of the counts.</numerusform>
            <numerusform>%Ln of them stand in this period; they are left out of the counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message numerus="yes">
        <source>Importing %Ln file(s)</source>
        <translation>
            <numerusform>Importing %Ln file</numerusform>
            <numerusform>Importing %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportMentionsDialog</name>
    <message numerus="yes">
        <source>%Ln mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message numerus="yes">
        <source>%Ln mention(s) will be removed from all counts.</source>
        <translation>
            <numerusform>%Ln mention will be removed from all counts.</numerusform>
            <numerusform>%Ln mentions will be removed from all counts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message numerus="yes">
        <source>%Ln mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are backed up in {path}.</source>
        <translation>
            <numerusform>%Ln mention is backed up in {path}.</numerusform>
            <numerusform>%Ln mentions are backed up in {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are back.</source>
        <translation>
            <numerusform>%Ln mention is back.</numerusform>
            <numerusform>%Ln mentions are back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are forgotten; nothing of this person comes in any more.</source>
        <translation>
            <numerusform>%Ln mention is forgotten; nothing of this person comes in any more.</numerusform>
            <numerusform>%Ln mentions are forgotten; nothing of this person comes in any more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JudgingPane</name>
    <message numerus="yes">
        <source>Judge %Ln more example(s) of the sample to measure the precision.</source>
        <translation>
            <numerusform>Judge %Ln more example of the sample to measure the precision.</numerusform>
            <numerusform>Judge %Ln more examples of the sample to measure the precision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Precision {share} ({low} to {high}): %Ln judged, {good} right.</source>
        <translation>
            <numerusform>Precision {share} ({low} to {high}): %Ln judged, {good} right.</numerusform>
            <numerusform>Precision {share} ({low} to {high}): %Ln judged, {good} right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong example(s) go(es)</source>
        <translation>
            <numerusform>%Ln wrong example goes</numerusform>
            <numerusform>%Ln wrong examples go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln right example(s) is/are lost</source>
        <translation>
            <numerusform>%Ln right example is lost</numerusform>
            <numerusform>%Ln right examples are lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>held by %Ln mention(s)</source>
        <translation>
            <numerusform>held by %Ln mention</numerusform>
            <numerusform>held by %Ln mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message numerus="yes">
        <source>Names that you give %Ln mention(s): label:name finds them.</source>
        <translation>
            <numerusform>Names that you give %Ln mention: label:name finds them.</numerusform>
            <numerusform>Names that you give %Ln mentions: label:name finds them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MethodChoice</name>
    <message numerus="yes">
        <source>Corrected by %Ln label(s) of yours</source>
        <translation>
            <numerusform>Corrected by %Ln label of yours</numerusform>
            <numerusform>Corrected by %Ln labels of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Corrected by your labels: %Ln more needed, on mentions drawn at random</source>
        <translation>
            <numerusform>Corrected by your labels: %Ln more needed, on mentions drawn at random</numerusform>
            <numerusform>Corrected by your labels: %Ln more needed, on mentions drawn at random</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoodWords</name>
    <message numerus="yes">
        <source>%Ln mention(s) drawn at random bear a label of yours. The table tells what the scorer takes for what; that is taken out again.</source>
        <translation>
            <numerusform>%Ln mention drawn at random bears a label of yours. The table tells what the scorer takes for what; that is taken out again.</numerusform>
            <numerusform>%Ln mentions drawn at random bear a label of yours. The table tells what the scorer takes for what; that is taken out again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln mention(s) of this period (about {minutes} min)</source>
        <translation>
            <numerusform>Label %Ln mention of this period (about {minutes} min)</numerusform>
            <numerusform>Label %Ln mentions of this period (about {minutes} min)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueryPreview</name>
    <message numerus="yes">
        <source>%Ln mention(s) found</source>
        <translation>
            <numerusform>%Ln mention found</numerusform>
            <numerusform>%Ln mentions found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>about %Ln minute left</numerusform>
            <numerusform>about %Ln minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message numerus="yes">
        <source>%Ln day(s), both included</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days, both included</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>%Ln mention(s) labelled</source>
        <translation>
            <numerusform>%Ln mention labelled</numerusform>
            <numerusform>%Ln mentions labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln mention(s) labelled</source>
        <translation>
            <numerusform>Done: %Ln mention labelled</numerusform>
            <numerusform>Done: %Ln mentions labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln you could not tell</source>
        <translation>
            <numerusform>%Ln you could not tell</numerusform>
            <numerusform>%Ln you could not tell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still wait(s) for you</source>
        <translation>
            <numerusform>%Ln still waits for you</numerusform>
            <numerusform>%Ln still wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more label(s) of yours, and cmdesk can learn from them.</source>
        <translation>
            <numerusform>%Ln more label of yours, and cmdesk can learn from them.</numerusform>
            <numerusform>%Ln more labels of yours, and cmdesk can learn from them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cmdesk can now learn from your %Ln label(s): what it learns is kept only where it does better.</source>
        <translation>
            <numerusform>cmdesk can now learn from %Ln label of yours: what it learns is kept only where it does better.</numerusform>
            <numerusform>cmdesk can now learn from your %Ln labels: what it learns is kept only where it does better.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the %Ln mention(s) drawn at random cmdesk had said the same as you in {same}.</source>
        <translation>
            <numerusform>On the %Ln mention drawn at random cmdesk had said the same as you in {same}.</numerusform>
            <numerusform>On the %Ln mentions drawn at random cmdesk had said the same as you in {same}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It had not been able to judge %Ln of them.</source>
        <translation>
            <numerusform>It had not been able to judge %Ln of them.</numerusform>
            <numerusform>It had not been able to judge %Ln of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>From %Ln label(s) on the mood of the period can be told.</source>
        <translation>
            <numerusform>From %Ln label on the mood of the period can be told.</numerusform>
            <numerusform>From %Ln labels on the mood of the period can be told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set right by your %Ln label(s)</source>
        <translation>
            <numerusform>Set right by %Ln label of yours</numerusform>
            <numerusform>Set right by your %Ln labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In 95 of 100 such cases the mood of the %Ln scored mention(s) of this period lies between the two bounds: your labels were drawn at random inside it, so the mistakes of cmdesk are taken out. Reposts are left out.</source>
        <translation>
            <numerusform>In 95 of 100 such cases the mood of the %Ln scored mention of this period lies between the two bounds: your labels were drawn at random inside it, so the mistakes of cmdesk are taken out. Reposts are left out.</numerusform>
            <numerusform>In 95 of 100 such cases the mood of the %Ln scored mentions of this period lies between the two bounds: your labels were drawn at random inside it, so the mistakes of cmdesk are taken out. Reposts are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScorerQuality</name>
    <message numerus="yes">
        <source>%Ln more of them to check.</source>
        <translation>
            <numerusform>%Ln more of them to check.</numerusform>
            <numerusform>%Ln more of them to check.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln of your mentions, drawn at random: for the others, count on the intervals.</source>
        <translation>
            <numerusform>Measured on %Ln of your mentions, drawn at random: for the others, count on the intervals.</numerusform>
            <numerusform>Measured on %Ln of your mentions, drawn at random: for the others, count on the intervals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScorerVersions</name>
    <message numerus="yes">
        <source>You have labelled %Ln mention(s).</source>
        <translation>
            <numerusform>You have labelled %Ln mention.</numerusform>
            <numerusform>You have labelled %Ln mentions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Learn from my %Ln correction(s)</source>
        <translation>
            <numerusform>&amp;Learn from my %Ln correction</numerusform>
            <numerusform>&amp;Learn from my %Ln corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more to go.</source>
        <translation>
            <numerusform>%Ln more to go.</numerusform>
            <numerusform>%Ln more to go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) were scored by an older version.</source>
        <translation>
            <numerusform>%Ln mention was scored by an older version.</numerusform>
            <numerusform>%Ln mentions were scored by an older version.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message numerus="yes">
        <source>%Ln feed(s) are followed no more; their mentions stay.</source>
        <translation>
            <numerusform>%Ln feed is followed no more; its mentions stay.</numerusform>
            <numerusform>%Ln feeds are followed no more; their mentions stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%Ln mention(s) stored</source>
        <translation>
            <numerusform>%Ln mention stored</numerusform>
            <numerusform>%Ln mentions stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracker(s)</source>
        <translation>
            <numerusform>%Ln tracker</numerusform>
            <numerusform>%Ln trackers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerDialog</name>
    <message numerus="yes">
        <source>The query can be read: %Ln alternative(s).</source>
        <translation>
            <numerusform>The query can be read: %Ln alternative.</numerusform>
            <numerusform>The query can be read: %Ln alternatives.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerErrands</name>
    <message numerus="yes">
        <source>%Ln tracker(s) are no longer watched; their mentions stay.</source>
        <translation>
            <numerusform>%Ln tracker is no longer watched; its mentions stay.</numerusform>
            <numerusform>%Ln trackers are no longer watched; their mentions stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerModel</name>
    <message numerus="yes">
        <source>%Ln tracker(s)</source>
        <translation>
            <numerusform>%Ln tracker</numerusform>
            <numerusform>%Ln trackers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) in the period</source>
        <translation>
            <numerusform>%Ln mention in the period</numerusform>
            <numerusform>%Ln mentions in the period</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>Check %Ln mention(s)</source>
        <translation>
            <numerusform>Check %Ln mention</numerusform>
            <numerusform>Check %Ln mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln mention(s) of this period</source>
        <translation>
            <numerusform>Label %Ln mention of this period</numerusform>
            <numerusform>Label %Ln mentions of this period</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have your answer already.</source>
        <translation>
            <numerusform>%Ln of them has your answer already.</numerusform>
            <numerusform>%Ln of them have your answer already.</numerusform>
        </translation>
    </message>
</context>
</TS>
