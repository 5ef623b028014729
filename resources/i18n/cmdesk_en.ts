<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CardWords</name>
    <message numerus="yes">
        <source>%Ln scored mention(s): fewer than 5</source>
        <translation>
            <numerusform>%Ln scored mention: fewer than 5</numerusform>
            <numerusform>%Ln scored mentions: fewer than 5</numerusform>
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
    <name>TrackerModel</name>
    <message numerus="yes">
        <source>%Ln mention(s) in the period</source>
        <translation>
            <numerusform>%Ln mention in the period</numerusform>
            <numerusform>%Ln mentions in the period</numerusform>
        </translation>
    </message>
</context>
</TS>
