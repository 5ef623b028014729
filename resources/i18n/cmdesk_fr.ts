<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About cmdesk</source>
        <translation>À propos de cmdesk</translation>
    </message>
    <message>
        <source>A listening post for community managers: what is said, how much, and in what mood. Everything stays on this disk.</source>
        <translation>Un poste d’écoute pour community managers&#xa0;: ce qui se dit, combien, et dans quelle humeur. Tout reste sur ce disque.</translation>
    </message>
    <message>
        <source>MIT licence. Made with Qt {qt} and PySide6 (LGPL v3), pyqtgraph and vaderSentiment (MIT).</source>
        <translation>Licence MIT. Fait avec Qt {qt} et PySide6 (LGPL v3), pyqtgraph et vaderSentiment (MIT).</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;New tracker…</source>
        <translation>&amp;Nouveau suivi…</translation>
    </message>
    <message>
        <source>&amp;Import posts…</source>
        <translation>&amp;Importer des messages…</translation>
    </message>
    <message>
        <source>&amp;Export chart…</source>
        <translation>&amp;Exporter le graphique…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Copy text</source>
        <translation>&amp;Copier le texte</translation>
    </message>
    <message>
        <source>Clear &amp;filters</source>
        <translation>Effacer les &amp;filtres</translation>
    </message>
    <message>
        <source>P&amp;revious period</source>
        <translation>Période pré&amp;cédente</translation>
    </message>
    <message>
        <source>Ne&amp;xt period</source>
        <translation>Période &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>&amp;Zoom arrière</translation>
    </message>
    <message>
        <source>Count re&amp;posts</source>
        <translation>Compter les &amp;partages</translation>
    </message>
    <message>
        <source>&amp;Detail of the mention</source>
        <translation>&amp;Détail de la mention</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Pl&amp;ein écran</translation>
    </message>
    <message>
        <source>&amp;Edit tracker…</source>
        <translation>&amp;Modifier le suivi…</translation>
    </message>
    <message>
        <source>&amp;Remove tracker</source>
        <translation>&amp;Retirer le suivi</translation>
    </message>
    <message>
        <source>Find its &amp;mentions again</source>
        <translation>Re&amp;chercher ses mentions</translation>
    </message>
    <message>
        <source>&amp;All mentions</source>
        <translation>&amp;Toutes les mentions</translation>
    </message>
    <message>
        <source>&amp;Next mention</source>
        <translation>Mention sui&amp;vante</translation>
    </message>
    <message>
        <source>&amp;Previous mention</source>
        <translation>Mention &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Open in the browser</source>
        <translation>&amp;Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Only this &amp;source</source>
        <translation>Seulement cette &amp;source</translation>
    </message>
    <message>
        <source>Only this &amp;language</source>
        <translation>Seulement cette &amp;langue</translation>
    </message>
    <message>
        <source>Set to posi&amp;tive</source>
        <translation>Passer en posi&amp;tif</translation>
    </message>
    <message>
        <source>Give the label &amp;back</source>
        <translation>&amp;Rendre le ton à l’outil</translation>
    </message>
    <message>
        <source>Set to ne&amp;utral</source>
        <translation>Passer en ne&amp;utre</translation>
    </message>
    <message>
        <source>Set to ne&amp;gative</source>
        <translation>Passer en né&amp;gatif</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;About cmdesk</source>
        <translation>À &amp;propos de cmdesk</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Tracker</source>
        <translation>&amp;Suivi</translation>
    </message>
    <message>
        <source>&amp;Mentions</source>
        <translation>&amp;Mentions</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
</context>
<context>
    <name>CardRow</name>
    <message>
        <source>Mentions</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>Réactions</translation>
    </message>
    <message>
        <source>Net mood</source>
        <translation>Humeur nette</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Humeur</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positives</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Négatives</translation>
    </message>
    <message>
        <source>Share of voice</source>
        <translation>Part de voix</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voix</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>Mentions: positive {positive} + neutral {neutral} + negative {negative} + unknown {unknown}</source>
        <translation>Mentions&#xa0;: positives {positive} + neutres {neutral} + négatives {negative} + inconnues {unknown}</translation>
    </message>
    <message>
        <source>Reactions: likes + shares + replies + quotes at the latest reading of each mention</source>
        <translation>Réactions&#xa0;: j’aime + partages + réponses + citations au dernier relevé de chaque mention</translation>
    </message>
    <message>
        <source>Net mood = (positive {positive} − negative {negative}) / scored {scored}; unknown {unknown} left out</source>
        <translation>Humeur nette = (positives {positive} − négatives {negative}) / notées {scored}&#x202f;; inconnues {unknown}, écartées</translation>
    </message>
    <message>
        <source>95 % interval: {interval}</source>
        <translation>Intervalle à 95&#x202f;%&#xa0;: {interval}</translation>
    </message>
    <message>
        <source>Positive {positive} / scored {scored}; unknown {unknown} left out</source>
        <translation>Positives {positive} / notées {scored}&#x202f;; inconnues {unknown}, écartées</translation>
    </message>
    <message>
        <source>Negative {negative} / scored {scored}; unknown {unknown} left out</source>
        <translation>Négatives {negative} / notées {scored}&#x202f;; inconnues {unknown}, écartées</translation>
    </message>
    <message>
        <source>Click to show only these</source>
        <translation>Cliquez pour ne voir qu’elles</translation>
    </message>
    <message>
        <source>Share of voice = own trackers of the group / (own + competitors); both count a mention of both</source>
        <translation>Part de voix = mentions à nous dans le groupe / (à nous + aux concurrents)&#x202f;; une mention des deux compte de chaque côté</translation>
    </message>
    <message>
        <source>no mention yet</source>
        <translation>pas encore de mention</translation>
    </message>
    <message>
        <source>no competitor in this group</source>
        <translation>aucun concurrent dans ce groupe</translation>
    </message>
    <message>
        <source>no mention</source>
        <translation>sans mention</translation>
    </message>
    <message>
        <source>no rival</source>
        <translation>sans rival</translation>
    </message>
    <message>
        <source>{own} / ({own} + {competitors})</source>
        <translation>{own} / ({own} + {competitors})</translation>
    </message>
    <message>
        <source>none in the period before</source>
        <translation>aucune sur la période précédente</translation>
    </message>
    <message>
        <source>none before</source>
        <translation>aucune avant</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stable</translation>
    </message>
    <message>
        <source>Before ({period}): {figure}</source>
        <translation>Avant ({period})&#xa0;: {figure}</translation>
    </message>
    <message>
        <source>vs the period before</source>
        <translation>vs juste avant</translation>
    </message>
    <message>
        <source>vs {period} before</source>
        <translation>vs {period} avant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln scored mention(s): fewer than 5</source>
        <translation>
            <numerusform>%Ln mention notée&#xa0;: moins de 5</numerusform>
            <numerusform>%Ln mentions notées&#xa0;: moins de 5</numerusform>
        </translation>
    </message>
    <message>
        <source>n &lt; {least}</source>
        <translation>n&#xa0;&lt;&#xa0;{least}</translation>
    </message>
    <message>
        <source>{points} pts</source>
        <translation>{points}&#xa0;pts</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Volume and mood</source>
        <translation>Volume et humeur</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>mentions</translation>
    </message>
    <message>
        <source>mood</source>
        <translation>humeur</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>par heure</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>par jour</translation>
    </message>
    <message>
        <source>per week</source>
        <translation>par semaine</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>par mois</translation>
    </message>
    <message>
        <source>{step} · time zone {zone}</source>
        <translation>{step} · fuseau {zone}</translation>
    </message>
    <message>
        <source>No mention in this period</source>
        <translation>Aucune mention sur cette période</translation>
    </message>
    <message>
        <source>No mention yet</source>
        <translation>Pas encore de mention</translation>
    </message>
    <message>
        <source>Mentions: {count}, {period}; most, {peak}, on {day}; net sentiment {mood}.</source>
        <translation>Mentions&#xa0;: {count}, {period}&#x202f;; maximum&#xa0;: {peak}, {day}&#x202f;; humeur nette&#xa0;: {mood}.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnue</translation>
    </message>
</context>
<context>
    <name>ChartTip</name>
    <message>
        <source>too few to say</source>
        <translation>trop peu pour le dire</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>cut short by the period</source>
        <translation>tronqué par la période</translation>
    </message>
    <message>
        <source>few mentions with a mood</source>
        <translation>peu de mentions notées</translation>
    </message>
    <message>
        <source>{bin}: mentions {count} ({labels}), mood {mood}</source>
        <translation>{bin}&#xa0;: mentions {count} ({labels}), humeur {mood}</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>mentions</translation>
    </message>
    <message>
        <source>mood</source>
        <translation>humeur</translation>
    </message>
    <message>
        <source>reactions</source>
        <translation>réactions</translation>
    </message>
</context>
<context>
    <name>ChipRow</name>
    <message>
        <source>Mentions</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tout effacer</translation>
    </message>
    <message>
        <source>without reposts</source>
        <translation>hors partages</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{shown} sur {all}</translation>
    </message>
    <message>
        <source>Remove the filter {name}</source>
        <translation>Retirer le filtre {name}</translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Other…</source>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>Couleur {name}</translation>
    </message>
</context>
<context>
    <name>DemoBanner</name>
    <message>
        <source>Demonstration: the data is made up, nothing here is real.</source>
        <translation>Démonstration&#xa0;: les données sont inventées, rien ici n’est réel.</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Detail of the mention</source>
        <translation>Détail de la mention</translation>
    </message>
    <message>
        <source>Choose a mention to read it whole.</source>
        <translation>Choisissez une mention pour la lire en entier.</translation>
    </message>
    <message>
        <source>Unknown author</source>
        <translation>Auteur inconnu</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Close the detail</source>
        <translation>Fermer le détail</translation>
    </message>
    <message>
        <source>Text of the mention</source>
        <translation>Texte de la mention</translation>
    </message>
    <message>
        <source>QUOTED</source>
        <translation>CITÉ</translation>
    </message>
    <message>
        <source>Quoted text</source>
        <translation>Texte cité</translation>
    </message>
    <message>
        <source>LINKS</source>
        <translation>LIENS</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>POURQUOI</translation>
    </message>
    <message>
        <source>REACTIONS</source>
        <translation>RÉACTIONS</translation>
    </message>
    <message>
        <source>TRACKERS</source>
        <translation>SUIVIS</translation>
    </message>
    <message>
        <source>Label:</source>
        <translation>Ton&#xa0;:</translation>
    </message>
    <message>
        <source>Set to {label}</source>
        <translation>Passer en {label}</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Give the label back to the scorer</source>
        <translation>Rendre le ton à l’outil</translation>
    </message>
    <message>
        <source>Open {address}</source>
        <translation>Ouvrir {address}</translation>
    </message>
</context>
<context>
    <name>DetailWords</name>
    <message>
        <source>Yours: {label}. The scorer said:</source>
        <translation>Votre avis&#xa0;: {label}. Celui de l’outil&#xa0;:</translation>
    </message>
    <message>
        <source>No scorer knows this language.</source>
        <translation>Aucun outil ne connaît cette langue.</translation>
    </message>
    <message>
        <source>Nothing in this text could be judged.</source>
        <translation>Rien dans ce texte n’a pu être jugé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln like(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;j’aime</numerusform>
            <numerusform>%Ln&#xa0;j’aime</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln share(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;partage</numerusform>
            <numerusform>%Ln&#xa0;partages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln replies</source>
        <translation>
            <numerusform>%Ln&#xa0;réponse</numerusform>
            <numerusform>%Ln&#xa0;réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;citation</numerusform>
            <numerusform>%Ln&#xa0;citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;vue</numerusform>
            <numerusform>%Ln&#xa0;vues</numerusform>
        </translation>
    </message>
    <message>
        <source>The network does not say.</source>
        <translation>Le réseau ne le dit pas.</translation>
    </message>
    <message>
        <source>None: kept because you imported it.</source>
        <translation>Aucun&#xa0;: gardée parce que vous l’avez importée.</translation>
    </message>
    <message>
        <source>{moment}: {count}</source>
        <translation>{moment}&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>label</source>
        <translation>ton</translation>
    </message>
    <message>
        <source>new tracker</source>
        <translation>nouveau suivi</translation>
    </message>
    <message>
        <source>tracker edit</source>
        <translation>modification du suivi</translation>
    </message>
    <message>
        <source>tracker removal</source>
        <translation>retrait du suivi</translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message>
        <source>Nothing is stored yet</source>
        <translation>La base est encore vide</translation>
    </message>
    <message>
        <source>Import a file of posts, or drop one on this window. Trackers then pick out what you watch.</source>
        <translation>Importez un fichier de messages, ou déposez-le sur cette fenêtre. Les suivis y trouvent ce que vous surveillez.</translation>
    </message>
    <message>
        <source>Import posts…</source>
        <translation>Importer des messages…</translation>
    </message>
    <message>
        <source>No mention with these filters</source>
        <translation>Aucune mention avec ces filtres</translation>
    </message>
    <message>
        <source>What the chips say does not occur in this period.</source>
        <translation>Rien sur cette période ne répond à ces critères.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>No mention matches this tracker</source>
        <translation>Aucune mention pour ce suivi</translation>
    </message>
    <message>
        <source>None of the posts stored so far fits its query.</source>
        <translation>Aucun message de la base ne répond à sa requête.</translation>
    </message>
    <message>
        <source>Edit the query…</source>
        <translation>Modifier la requête…</translation>
    </message>
    <message>
        <source>No mention in this period</source>
        <translation>Aucune mention sur cette période</translation>
    </message>
    <message>
        <source>There are mentions before or after it.</source>
        <translation>Il y en a avant ou après.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>{name} is no longer watched; its mentions stay.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Matching {name}</source>
        <translation>Recherche pour {name}</translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln file(s)</source>
        <translation>
            <numerusform>Import de %Ln fichier</numerusform>
            <numerusform>Import de %Ln fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>{job}: stopped. What was stored stays stored.</source>
        <translation>{job}&#xa0;: opération arrêtée. Ce qui est enregistré le reste.</translation>
    </message>
    <message>
        <source>the job ended without a word; see the log.</source>
        <translation>l’opération s’est terminée sans rien dire&#x202f;; voyez le journal.</translation>
    </message>
    <message>
        <source>{job}: {sentence}</source>
        <translation>{job}&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>{read} read, {added} added, {known} already known, {rejected} rejected</source>
        <translation>Lus&#xa0;: {read}, ajoutés&#xa0;: {added}, déjà connus&#xa0;: {known}, rejetés&#xa0;: {rejected}</translation>
    </message>
    <message>
        <source>Show the rejected</source>
        <translation>Voir les rejetés</translation>
    </message>
    <message>
        <source>{name}: {mentions} mentions, {added} found, {removed} let go</source>
        <translation>{name}&#xa0;: mentions {mentions}, trouvées {added}, écartées {removed}</translation>
    </message>
    <message>
        <source>The chart was written to {path}.</source>
        <translation>Le graphique est enregistré dans {path}.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Voir le dossier</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export chart</source>
        <translation>Exporter le graphique</translation>
    </message>
    <message>
        <source>Volume and mood</source>
        <translation>Volume et humeur</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>Humeur</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>Post on a network (1200 × 675)</source>
        <translation>Publication sur un réseau (1200 × 675)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>Le&amp;gend</source>
        <translation>&amp;Légende</translation>
    </message>
    <message>
        <source>Preview of the picture</source>
        <translation>Aperçu de l’image</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Graphique</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>&amp;Taille</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Apparence</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>T&amp;itre</translation>
    </message>
    <message>
        <source>The file tells tracker, query, period, zone, filters and version in its text fields.</source>
        <translation>Suivi, requête, période, fuseau, filtres et version sont inscrits dans les champs de texte du fichier.</translation>
    </message>
    <message>
        <source>&amp;Save as PNG…</source>
        <translation>&amp;Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import posts</source>
        <translation>Importer des messages</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Fichiers à importer</translation>
    </message>
    <message>
        <source>Drop files here, or add them.</source>
        <translation>Déposez des fichiers ici, ou ajoutez-les.</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Détection automatique</translation>
    </message>
    <message>
        <source>X API v2 (JSON or JSON lines)</source>
        <translation>API v2 de X (JSON ou JSON par lignes)</translation>
    </message>
    <message>
        <source>cmdesk JSON lines</source>
        <translation>JSON par lignes de cmdesk</translation>
    </message>
    <message>
        <source>Where their queries match</source>
        <translation>Selon leurs requêtes</translation>
    </message>
    <message>
        <source>All to {name}</source>
        <translation>Tout rattacher à {name}</translation>
    </message>
    <message>
        <source>As stated, else found out</source>
        <translation>Celle indiquée, sinon détectée</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Trackers</source>
        <translation>&amp;Suivis</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Every post is kept, whether a query matches or not. What is known already is not added twice.</source>
        <translation>Chaque message est gardé, qu’il réponde à une requête ou non. Ce qui est déjà connu n’est pas ajouté deux fois.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
    <message>
        <source>Files of posts</source>
        <translation>Fichiers de messages</translation>
    </message>
    <message>
        <source>Posts (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz)</source>
        <translation>Messages (*.json *.jsonl *.ndjson *.json.gz *.jsonl.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Stop the job</source>
        <translation>Arrêter l’opération</translation>
    </message>
    <message>
        <source>Stop the job; what is stored stays stored</source>
        <translation>Arrêter l’opération&#x202f;; ce qui est enregistré le reste</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>lus&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>mood, 95% interval</source>
        <translation>humeur, intervalle à 95&#x202f;%</translation>
    </message>
    <message>
        <source>fewer than 10 mentions</source>
        <translation>moins de 10&#xa0;mentions</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>&amp;Undo: {name}</source>
        <translation>&amp;Annuler&#xa0;: {name}</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo: {name}</source>
        <translation>&amp;Rétablir&#xa0;: {name}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
</context>
<context>
    <name>MentionModel</name>
    <message>
        <source>Mood</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Mention</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>Réactions</translation>
    </message>
    <message>
        <source>Likes + shares + replies + quotes at the latest reading; empty where the network does not say</source>
        <translation>J’aime + partages + réponses + citations au dernier relevé&#x202f;; vide quand le réseau ne le dit pas</translation>
    </message>
    <message>
        <source>{label}, set by you</source>
        <translation>{label}, choisi par vous</translation>
    </message>
    <message>
        <source>The network does not say</source>
        <translation>Le réseau ne le dit pas</translation>
    </message>
</context>
<context>
    <name>MentionView</name>
    <message>
        <source>Mentions, newest first</source>
        <translation>Mentions, les plus récentes d’abord</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close the notice</source>
        <translation>Fermer l’avis</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>{count} mentions</source>
        <translation>{count} mentions</translation>
    </message>
    <message>
        <source>query {query}</source>
        <translation>requête {query}</translation>
    </message>
    <message>
        <source>without reposts</source>
        <translation>hors partages</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ce n’est pas un fichier</translation>
    </message>
</context>
<context>
    <name>RangeDialog</name>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>&amp;First day</source>
        <translation>&amp;Premier jour</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>&amp;Dernier jour</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s), both included</source>
        <translation>
            <numerusform>%Ln jour</numerusform>
            <numerusform>%Ln jours, premier et dernier compris</numerusform>
        </translation>
    </message>
    <message>
        <source>The last day lies before the first: exchange them.</source>
        <translation>Le dernier jour précède le premier&#xa0;: inversez-les.</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Demonstration store</source>
        <translation>Base de démonstration</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) stored</source>
        <translation>
            <numerusform>%Ln mention enregistrée</numerusform>
            <numerusform>%Ln mentions enregistrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracker(s)</source>
        <translation>
            <numerusform>%Ln suivi</numerusform>
            <numerusform>%Ln suivis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrackerDialog</name>
    <message>
        <source>New tracker</source>
        <translation>Nouveau suivi</translation>
    </message>
    <message>
        <source>Edit tracker</source>
        <translation>Modifier le suivi</translation>
    </message>
    <message>
        <source>a client or a project; may stay empty</source>
        <translation>un client ou un projet&#x202f;; facultatif</translation>
    </message>
    <message>
        <source>Share of voice compares the own brands of a group with its competitors; topics take no part.</source>
        <translation>La part de voix compare, dans un groupe, ce qui est à nous aux concurrents&#x202f;; les thèmes n’y entrent pas.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>Re&amp;quête</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Groupe</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rôle</translation>
    </message>
    <message>
        <source>There is already a tracker of this name.</source>
        <translation>Un suivi porte déjà ce nom.</translation>
    </message>
    <message numerus="yes">
        <source>The query can be read: %Ln alternative(s).</source>
        <translation>
            <numerusform>Requête comprise&#xa0;: %Ln possibilité.</numerusform>
            <numerusform>Requête comprise&#xa0;: %Ln possibilités.</numerusform>
        </translation>
    </message>
    <message>
        <source>Words, &quot;exact phrases&quot;, #tags and @handles; OR between alternatives.</source>
        <translation>Des mots, des &quot;expressions exactes&quot;, des #motsdièse et des @comptes&#x202f;; OU entre deux possibilités.</translation>
    </message>
</context>
<context>
    <name>TrackerModel</name>
    <message numerus="yes">
        <source>%Ln mention(s) in the period</source>
        <translation>
            <numerusform>%Ln mention sur la période</numerusform>
            <numerusform>%Ln mentions sur la période</numerusform>
        </translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>everything stored</source>
        <translation>toute la base</translation>
    </message>
</context>
<context>
    <name>TrackerPane</name>
    <message>
        <source>Trackers</source>
        <translation>Suivis</translation>
    </message>
    <message>
        <source>TRACKERS</source>
        <translation>SUIVIS</translation>
    </message>
    <message>
        <source>New tracker</source>
        <translation>Nouveau suivi</translation>
    </message>
    <message>
        <source>No tracker yet: a tracker picks out of all mentions what you watch.</source>
        <translation>Pas encore de suivi&#xa0;: un suivi relève, parmi toutes les mentions, ce que vous surveillez.</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutre</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>négatif</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>post</source>
        <translation>message</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>réponse</translation>
    </message>
    <message>
        <source>repost</source>
        <translation>partage</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>citation</translation>
    </message>
    <message>
        <source>Own brand</source>
        <translation>À nous</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Concurrent</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#xa0;h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7&#xa0;j</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30&#xa0;j</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90&#xa0;j</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Range…</source>
        <translation>Plage…</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>language unknown</source>
        <translation>langue inconnue</translation>
    </message>
    <message>
        <source>Something went wrong inside cmdesk: {detail}</source>
        <translation>Une erreur s’est produite dans cmdesk&#xa0;: {detail}</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>a tracker; without it, all mentions</source>
        <translation>un suivi&#x202f;; à défaut, toutes les mentions</translation>
    </message>
    <message>
        <source>pixels, such as 1200x675, or screen</source>
        <translation>en pixels, par exemple 1200x675, ou screen</translation>
    </message>
    <message>
        <source>leave reposts out</source>
        <translation>écarter les partages</translation>
    </message>
    <message>
        <source>the file is whole</source>
        <translation>le fichier est intact</translation>
    </message>
    <message>
        <source>every link says what its mention says</source>
        <translation>chaque lien dit ce que dit sa mention</translation>
    </message>
    <message>
        <source>quarter-hour totals equal the rows</source>
        <translation>les totaux par quart d’heure correspondent aux lignes</translation>
    </message>
    <message>
        <source>totals by source and language equal the rows</source>
        <translation>les totaux par source et par langue correspondent aux lignes</translation>
    </message>
    <message>
        <source>the newest readings are those shown</source>
        <translation>les derniers relevés sont ceux qui s’affichent</translation>
    </message>
    <message>
        <source>full text equals the rows</source>
        <translation>le texte intégral correspond aux lignes</translation>
    </message>
    <message>
        <source>{count} faults, the first: {detail}</source>
        <translation>défauts&#xa0;: {count}, le premier&#xa0;: {detail}</translation>
    </message>
    <message>
        <source>what the files hold</source>
        <translation>ce que contiennent les fichiers</translation>
    </message>
    <message>
        <source>language of all texts, such as fr</source>
        <translation>langue de tous les textes, par exemple fr</translation>
    </message>
    <message>
        <source>link every row to this tracker by hand</source>
        <translation>rattacher d’office chaque ligne à ce suivi</translation>
    </message>
    <message>
        <source>where rejected inputs are written</source>
        <translation>où écrire les entrées rejetées</translation>
    </message>
    <message>
        <source>{read} read, {added} added, {known} already known, {rejected} rejected.</source>
        <translation>Lus&#xa0;: {read}, ajoutés&#xa0;: {added}, déjà connus&#xa0;: {known}, rejetés&#xa0;: {rejected}.</translation>
    </message>
    <message>
        <source>{rejected} inputs were rejected: see {path}.</source>
        <translation>Entrées rejetées&#xa0;: {rejected}. Voyez {path}.</translation>
    </message>
    <message>
        <source>one text a line; without it, stdin</source>
        <translation>un texte par ligne&#x202f;; à défaut, l’entrée standard</translation>
    </message>
    <message>
        <source>what is watched: add, list, edit, remove, rematch</source>
        <translation>ce qui est suivi&#xa0;: add (ajouter), list (lister), edit (modifier), remove (retirer), rematch (rechercher)</translation>
    </message>
    <message>
        <source>bring in posts from files</source>
        <translation>importer des messages depuis des fichiers</translation>
    </message>
    <message>
        <source>volume and mood over time, as numbers</source>
        <translation>le volume et l’humeur au fil du temps, en chiffres</translation>
    </message>
    <message>
        <source>language and sentiment of texts, one a line</source>
        <translation>la langue et le ton des textes, un par ligne</translation>
    </message>
    <message>
        <source>print the lines that a query matches</source>
        <translation>afficher les lignes qui répondent à une requête</translation>
    </message>
    <message>
        <source>a chart as a picture</source>
        <translation>un graphique en image</translation>
    </message>
    <message>
        <source>check that the store is sound</source>
        <translation>vérifier que la base est saine</translation>
    </message>
    <message>
        <source>the store to work with</source>
        <translation>la base à utiliser</translation>
    </message>
    <message>
        <source>report as JSON lines; end when stdin closes</source>
        <translation>rendre compte en lignes JSON&#x202f;; finir quand l’entrée standard se ferme</translation>
    </message>
    <message>
        <source>no talk on stderr</source>
        <translation>ne rien dire sur la sortie d’erreur</translation>
    </message>
    <message>
        <source>more talk on stderr</source>
        <translation>en dire plus sur la sortie d’erreur</translation>
    </message>
    <message>
        <source>fix the clock, for pictures and tests</source>
        <translation>arrêter l’horloge, pour les images et les tests</translation>
    </message>
    <message>
        <source>A desktop listening post for community managers. Without a command it opens the window.</source>
        <translation>Un poste d’écoute de bureau pour community managers. Sans commande, il ouvre la fenêtre.</translation>
    </message>
    <message>
        <source>language to speak</source>
        <translation>langue à parler</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>la fenêtre</translation>
    </message>
    <message>
        <source>with made-up data in a throw-away store</source>
        <translation>avec des données inventées, dans une base jetable</translation>
    </message>
    <message>
        <source>paint it without a screen, then exit</source>
        <translation>la dessiner sans écran, puis quitter</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>commandes</translation>
    </message>
    <message>
        <source>auto, vader or lexicon-fr</source>
        <translation>auto, vader ou lexicon-fr</translation>
    </message>
    <message>
        <source>words, &quot;phrases&quot;, #tags, @handles, OR</source>
        <translation>des mots, des &quot;expressions&quot;, des #motsdièse, des @comptes, OU</translation>
    </message>
    <message>
        <source>the client it is kept for</source>
        <translation>le client pour qui il est tenu</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>le renommer</translation>
    </message>
    <message>
        <source>{name} is no longer watched; its mentions stay.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message>
        <source>{name}: {mentions} mentions ({added} added, {removed} removed)</source>
        <translation>{name}&#xa0;: mentions {mentions} (ajoutées {added}, retirées {removed})</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{code} is no language code: give two letters, such as fr or en.</source>
        <translation>«&#xa0;{code}&#xa0;» n’est pas un code de langue&#xa0;: donnez deux lettres, comme fr ou en.</translation>
    </message>
    <message>
        <source>Your preferences cannot be written to {path} ({reason}): check the folder.</source>
        <translation>Vos préférences ne peuvent pas être écrites dans {path} ({reason})&#xa0;: vérifiez le dossier.</translation>
    </message>
    <message>
        <source>A system library is missing ({reason}). On Debian or Ubuntu: sudo apt-get install -y {packages}</source>
        <translation>Il manque une bibliothèque du système ({reason}). Sous Debian ou Ubuntu&#xa0;: sudo apt-get install -y {packages}</translation>
    </message>
    <message>
        <source>There is no mention to draw: import some first, or name a period with --from and --to.</source>
        <translation>Il n’y a aucune mention à dessiner&#xa0;: importez-en d’abord, ou indiquez une période avec --from et --to.</translation>
    </message>
    <message>
        <source>{text} is no size for a chart: write it as 1200x675, from 320x200 on, or screen.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une taille de graphique&#xa0;: écrivez-la 1200x675, à partir de 320x200, ou screen.</translation>
    </message>
    <message>
        <source>The result cannot be written ({reason}): make room where it goes.</source>
        <translation>Le résultat ne peut pas être écrit ({reason})&#xa0;: faites de la place là où il va.</translation>
    </message>
    <message>
        <source>The time zone {name} is unknown: give one such as Europe/Paris or UTC.</source>
        <translation>Le fuseau {name} est inconnu&#xa0;: donnez-en un comme Europe/Paris ou UTC.</translation>
    </message>
    <message>
        <source>The period ends ({end}) before it starts ({start}): exchange the two.</source>
        <translation>La période finit ({end}) avant de commencer ({start})&#xa0;: inversez les deux.</translation>
    </message>
    <message>
        <source>{text} is no date: write it as 2026-11-22, or as 2026-11-22T14:30 for a moment of that day.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une date&#xa0;: écrivez-la 2026-11-22, ou 2026-11-22T14:30 pour un moment de ce jour.</translation>
    </message>
    <message>
        <source>There is no display here to open a window on. Paint it into a picture with --render OUT.png.</source>
        <translation>Il n’y a pas d’écran ici pour ouvrir une fenêtre. Dessinez-la dans une image avec --render IMAGE.png.</translation>
    </message>
    <message>
        <source>{text} is no size: write it as 1360x860.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une taille&#xa0;: écrivez-la 1360x860.</translation>
    </message>
    <message>
        <source>The rejects would overwrite {path}, which this import needs: name another file.</source>
        <translation>Les entrées rejetées écraseraient {path}, dont cet import a besoin&#xa0;: indiquez un autre fichier.</translation>
    </message>
    <message>
        <source>The rejects cannot be written to {path} ({reason}): name another file with --rejects.</source>
        <translation>Les entrées rejetées ne peuvent pas être écrites dans {path} ({reason})&#xa0;: indiquez un autre fichier avec --rejects.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}): check the name and its permissions.</source>
        <translation>{path} ne peut pas être lu ({reason})&#xa0;: vérifiez le nom et les droits.</translation>
    </message>
    <message>
        <source>There is no tracker called {name}. There are: {names}.</source>
        <translation>Aucun suivi ne s’appelle «&#xa0;{name}&#xa0;». Il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Stopped: run “cmdesk track rematch” to find the other mentions.</source>
        <translation>Opération arrêtée&#xa0;: lancez «&#xa0;cmdesk track rematch&#xa0;» pour trouver les autres mentions.</translation>
    </message>
    <message>
        <source>The query is longer than {limit} characters: shorten it.</source>
        <translation>La requête dépasse {limit} caractères&#xa0;: raccourcissez-la.</translation>
    </message>
    <message>
        <source>Column {column}: {word} needs something to its left.</source>
        <translation>Colonne {column}&#xa0;: il manque quelque chose à gauche de {word}.</translation>
    </message>
    <message>
        <source>Column {column}: {word} needs something to its right.</source>
        <translation>Colonne {column}&#xa0;: il manque quelque chose à droite de {word}.</translation>
    </message>
    <message>
        <source>The query is empty: type a word, a &quot;phrase&quot;, a #tag or an @handle.</source>
        <translation>La requête est vide&#xa0;: tapez un mot, une &quot;expression&quot;, un #motdièse ou un @compte.</translation>
    </message>
    <message>
        <source>Column {column}: the quotation mark is not closed.</source>
        <translation>Colonne {column}&#xa0;: le guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <source>Column {column}: there is no word between the quotation marks.</source>
        <translation>Colonne {column}&#xa0;: il n’y a aucun mot entre les guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: {word} is not understood yet. Use words, &quot;phrases&quot;, #tags, @handles and OR; quote it to look for it as it is.</source>
        <translation>Colonne {column}&#xa0;: {word} n’est pas encore compris. Tapez des mots, &quot;expressions&quot;, #motsdièse, @comptes et OU&#x202f;; entre guillemets, il est cherché tel quel.</translation>
    </message>
    <message>
        <source>Column {column}: {word} holds no letter or digit to look for.</source>
        <translation>Colonne {column}&#xa0;: {word} ne contient ni lettre ni chiffre à chercher.</translation>
    </message>
    <message>
        <source>There is no scorer &quot;{id}&quot;. Choose one of: {ids}.</source>
        <translation>Aucun outil ne s’appelle «&#xa0;{id}&#xa0;». Choisissez parmi&#xa0;: {ids}.</translation>
    </message>
    <message>
        <source>There is no format {form}: choose one of {forms}.</source>
        <translation>Le format {form} n’existe pas&#xa0;: choisissez parmi {forms}.</translation>
    </message>
    <message>
        <source>Cannot tell the form of {path} from its beginning: say it with --format ({forms}).</source>
        <translation>Le début de {path} ne suffit pas à reconnaître son format&#xa0;: indiquez-le avec --format ({forms}).</translation>
    </message>
    <message>
        <source>There is no file {path}: check the name.</source>
        <translation>Le fichier {path} n’existe pas&#xa0;: vérifiez le nom.</translation>
    </message>
    <message>
        <source>{path} is a folder: name the file in it.</source>
        <translation>{path} est un dossier&#xa0;: indiquez le fichier qu’il contient.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file: save its content to a file and name that one.</source>
        <translation>{path} n’est pas un fichier ordinaire&#xa0;: enregistrez son contenu dans un fichier et indiquez celui-ci.</translation>
    </message>
    <message>
        <source>{path} may not be read: change its permissions.</source>
        <translation>Vous n’avez pas le droit de lire {path}&#xa0;: changez ses droits d’accès.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({cause}): check the disk or copy the file anew.</source>
        <translation>{path} ne peut pas être lu ({cause})&#xa0;: vérifiez le disque ou copiez le fichier de nouveau.</translation>
    </message>
    <message>
        <source>{path} is empty: fetch it again.</source>
        <translation>{path} est vide&#xa0;: récupérez-le de nouveau.</translation>
    </message>
    <message>
        <source>{path} holds no text: unpack it, or name the JSON file itself.</source>
        <translation>{path} ne contient pas de texte&#xa0;: décompressez-le, ou indiquez le fichier JSON lui-même.</translation>
    </message>
    <message>
        <source>{path} is damaged near byte {position} of {size}: what stands before was read; fetch the file again.</source>
        <translation>{path} est endommagé vers l’octet {position} sur {size}&#xa0;: ce qui précède a été lu&#x202f;; récupérez le fichier de nouveau.</translation>
    </message>
    <message>
        <source>The disk that holds the store {path} is full: free some space and try again.</source>
        <translation>Le disque de la base {path} est plein&#xa0;: libérez de la place et réessayez.</translation>
    </message>
    <message>
        <source>Another program kept the store {path} busy for too long: close it, or try again in a moment.</source>
        <translation>Un autre programme a occupé la base {path} trop longtemps&#xa0;: fermez-le, ou réessayez dans un moment.</translation>
    </message>
    <message>
        <source>The store {path} cannot be opened for writing: check the folder and its permissions.</source>
        <translation>La base {path} ne peut pas être ouverte en écriture&#xa0;: vérifiez le dossier et ses droits d’accès.</translation>
    </message>
    <message>
        <source>The disk that holds the store {path} does not answer properly: check it, then try again.</source>
        <translation>Le disque de la base {path} répond mal&#xa0;: vérifiez-le, puis réessayez.</translation>
    </message>
    <message>
        <source>There is no store at {path}: check the path, or import something first.</source>
        <translation>Il n’y a pas de base à {path}&#xa0;: vérifiez le chemin, ou importez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>The folder of the store {path} cannot be made: {reason}.</source>
        <translation>Le dossier de la base {path} ne peut pas être créé&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} is not a cmdesk store: choose another file.</source>
        <translation>{path} n’est pas une base de cmdesk&#xa0;: choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The store {path} is damaged: nothing was changed. Put back a copy of it.</source>
        <translation>La base {path} est abîmée&#xa0;: rien n’a été changé. Remettez-en une copie.</translation>
    </message>
    <message>
        <source>The store {path} was written by a newer cmdesk (version {found} of its tables, this program knows {known}): update cmdesk to open it.</source>
        <translation>La base {path} a été écrite par un cmdesk plus récent (version {found} de ses tables, ce programme connaît la {known})&#xa0;: mettez cmdesk à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>The tracker {name} was removed meanwhile: nothing was changed.</source>
        <translation>Le suivi {name} a été retiré entre-temps&#xa0;: rien n’a été changé.</translation>
    </message>
    <message>
        <source>A tracker needs a name: give it one.</source>
        <translation>Un suivi a besoin d’un nom&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>There is already a tracker called {name}: choose another name, or edit that one.</source>
        <translation>Un suivi s’appelle déjà «&#xa0;{name}&#xa0;»&#xa0;: choisissez un autre nom, ou modifiez celui-là.</translation>
    </message>
    <message>
        <source>There is no tracker called {name}.</source>
        <translation>Aucun suivi ne s’appelle «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>The picture cannot be written to {path} ({reason}). Choose another place.</source>
        <translation>L’image ne peut pas être écrite dans {path} ({reason}). Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>The store does not answer: is another program holding it?</source>
        <translation>La base ne répond pas&#xa0;: un autre programme l’occupe-t-il&#x202f;?</translation>
    </message>
</context>
<context>
    <name>rejections</name>
    <message>
        <source>not valid JSON</source>
        <translation>JSON invalide</translation>
    </message>
    <message>
        <source>not a post</source>
        <translation>pas un message</translation>
    </message>
    <message>
        <source>no identifier</source>
        <translation>sans identifiant</translation>
    </message>
    <message>
        <source>no date, or one that cannot be read</source>
        <translation>sans date, ou avec une date illisible</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>sans texte</translation>
    </message>
    <message>
        <source>a field holds what it cannot hold</source>
        <translation>un champ contient ce qu’il ne peut pas contenir</translation>
    </message>
    <message>
        <source>longer than can be read</source>
        <translation>trop long pour être lu</translation>
    </message>
    <message>
        <source>a user account, not a post</source>
        <translation>un compte, pas un message</translation>
    </message>
    <message>
        <source>a count of posts, not a post</source>
        <translation>un décompte de messages, pas un message</translation>
    </message>
    <message>
        <source>a compliance notice, not a post</source>
        <translation>un avis de conformité, pas un message</translation>
    </message>
    <message>
        <source>an error of the network, not a post</source>
        <translation>une erreur du réseau, pas un message</translation>
    </message>
</context>
</TS>
