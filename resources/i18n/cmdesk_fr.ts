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
    <name>AccountsDialog</name>
    <message>
        <source>My accounts</source>
        <translation>Mes comptes</translation>
    </message>
    <message>
        <source>Their posts are stored and marked, and left out of every count unless you count them in (View menu).</source>
        <translation>Leurs messages sont enregistrés et signalés, et n’entrent dans aucun chiffre, sauf si vous les comptez (menu Affichage).</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Posts marked</source>
        <translation>Messages signalés</translation>
    </message>
    <message>
        <source>@handle; on Mastodon user@server</source>
        <translation>@compte&#x202f;; sur Mastodon compte@serveur</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>This account is in the list already.</source>
        <translation>Ce compte est déjà dans la liste.</translation>
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
        <source>Co&amp;py chart</source>
        <translation>Co&amp;pier le graphique</translation>
    </message>
    <message>
        <source>Export &amp;mentions…</source>
        <translation>Exporter les &amp;mentions…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Sauvegarder…</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>&amp;Restaurer une sauvegarde…</translation>
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
        <source>Filter the &amp;mentions</source>
        <translation>Filtrer les &amp;mentions</translation>
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
        <source>Count eac&amp;h copy of a text</source>
        <translation>Compter c&amp;haque copie d’un texte</translation>
    </message>
    <message>
        <source>Count m&amp;y own posts</source>
        <translation>Compter &amp;mes propres messages</translation>
    </message>
    <message>
        <source>&amp;Detail of the mention</source>
        <translation>&amp;Détail de la mention</translation>
    </message>
    <message>
        <source>Compare with &amp;other tools…</source>
        <translation>Comparer à d’&amp;autres outils…</translation>
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
        <source>Pau&amp;se</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>&amp;New group…</source>
        <translation>&amp;Nouveau groupe…</translation>
    </message>
    <message>
        <source>Rename the gro&amp;up…</source>
        <translation>Ren&amp;ommer le groupe…</translation>
    </message>
    <message>
        <source>My a&amp;ccounts…</source>
        <translation>M&amp;es comptes…</translation>
    </message>
    <message>
        <source>Find its &amp;mentions again</source>
        <translation>Re&amp;chercher ses mentions</translation>
    </message>
    <message>
        <source>&amp;Collect now</source>
        <translation>&amp;Collecter maintenant</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Collecter</translation>
    </message>
    <message>
        <source>&amp;Sources…</source>
        <translation>&amp;Sources…</translation>
    </message>
    <message>
        <source>&amp;Add a feed…</source>
        <translation>&amp;Ajouter un flux…</translation>
    </message>
    <message>
        <source>&amp;X: key and ceiling…</source>
        <translation>&amp;X&#xa0;: clé et plafond…</translation>
    </message>
    <message>
        <source>&amp;Google News: editions…</source>
        <translation>&amp;Google Actualités&#xa0;: éditions…</translation>
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
        <source>Chec&amp;k {count} mentions…</source>
        <translation>Véri&amp;fier {count} mentions…</translation>
    </message>
    <message>
        <source>This is my &amp;account</source>
        <translation>C’est &amp;mon compte</translation>
    </message>
    <message>
        <source>&amp;Forget this person…</source>
        <translation>Oubli&amp;er cette personne…</translation>
    </message>
    <message>
        <source>Sco&amp;rers…</source>
        <translation>&amp;Analyse de l’humeur…</translation>
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
        <source>Lab&amp;els…</source>
        <translation>Éti&amp;quettes…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;First steps…</source>
        <translation>Pre&amp;miers pas…</translation>
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
        <source>Move to &amp;group</source>
        <translation>Placer dans un &amp;groupe</translation>
    </message>
    <message>
        <source>Ro&amp;le</source>
        <translation>Rô&amp;le</translation>
    </message>
    <message>
        <source>&amp;Sources</source>
        <translation>Sou&amp;rces</translation>
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
    <name>AddFeedsDialog</name>
    <message>
        <source>Add a feed</source>
        <translation>Ajouter un flux</translation>
    </message>
    <message>
        <source>The address of a site or of a feed: its feeds are looked for, and listed here.</source>
        <translation>L’adresse d’un site ou d’un flux&#xa0;: ses flux sont cherchés et s’affichent ici.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>&amp;Look for feeds</source>
        <translation>&amp;Chercher les flux</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Feeds that were found</source>
        <translation>Flux trouvés</translation>
    </message>
    <message>
        <source>Read the co&amp;mments on its articles too</source>
        <translation>Lire aussi les co&amp;mmentaires de ses articles</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Looking for feeds</source>
        <translation>Recherche de flux</translation>
    </message>
    <message>
        <source>The command ended without a word; see the log.</source>
        <translation>La commande s’est arrêtée sans rien dire&#x202f;; voyez le journal.</translation>
    </message>
    <message>
        <source>comments</source>
        <translation>commentaires</translation>
    </message>
    <message>
        <source>followed already</source>
        <translation>déjà suivi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s) found.</source>
        <translation>
            <numerusform>%Ln flux trouvé.</numerusform>
            <numerusform>%Ln flux trouvés.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Arrê&amp;ter</translation>
    </message>
</context>
<context>
    <name>ArrivalStrip</name>
    <message>
        <source>Put this away</source>
        <translation>Ranger ceci</translation>
    </message>
</context>
<context>
    <name>ArrivalWords</name>
    <message>
        <source>{network} ({server})</source>
        <translation>{network} ({server})</translation>
    </message>
    <message>
        <source>{read} read, {known} known already, {new} new</source>
        <translation>{read} lus, {known} déjà connus, {new} nouveaux</translation>
    </message>
    <message>
        <source>It looks for all your trackers at once, and so do these numbers.</source>
        <translation>Elle cherche pour tous vos suivis à la fois, et ces nombres aussi.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) so far:</source>
        <translation>
            <numerusform>%Ln mention pour l’instant&#xa0;:</numerusform>
            <numerusform>%Ln mentions pour l’instant&#xa0;:</numerusform>
        </translation>
    </message>
    <message>
        <source>The first mentions are being looked for: {name}</source>
        <translation>Recherche des premières mentions&#xa0;: {name}</translation>
    </message>
    <message>
        <source>There is no network at the moment; cmdesk starts by itself when it is back.</source>
        <translation>Il n’y a pas de réseau pour le moment&#x202f;; cmdesk commencera de lui-même à son retour.</translation>
    </message>
    <message>
        <source>None of the sources answers as it should; cmdesk asks them again by itself.</source>
        <translation>Aucune source ne répond comme il faut&#x202f;; cmdesk les interrogera de nouveau de lui-même.</translation>
    </message>
    <message>
        <source>Nothing on {name} yet; cmdesk goes on looking.</source>
        <translation>Rien encore sur {name}&#x202f;; cmdesk continue de chercher.</translation>
    </message>
    <message>
        <source>{count} read on {network}, none with your words yet.</source>
        <translation>{network}&#xa0;: {count} parcourus, aucun avec vos mots pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them lie before the period on screen: “All” shows them.</source>
        <translation>
            <numerusform>%Ln d’entre elles est antérieure à la période affichée&#xa0;: «&#xa0;Tout&#xa0;» la montre.</numerusform>
            <numerusform>%Ln d’entre elles sont antérieures à la période affichée&#xa0;: «&#xa0;Tout&#xa0;» les montre.</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} for all trackers</source>
        <translation>{count} pour tous les suivis</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>nothing new yet</source>
        <translation>rien de nouveau</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>rien pour l’instant</translation>
    </message>
    <message>
        <source>is not asked</source>
        <translation>n’est pas interrogée</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>pas de connexion</translation>
    </message>
    <message>
        <source>wants a pause</source>
        <translation>demande une pause</translation>
    </message>
    <message>
        <source>refuses</source>
        <translation>refuse</translation>
    </message>
    <message>
        <source>has trouble itself</source>
        <translation>en difficulté</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>réponse illisible</translation>
    </message>
    <message>
        <source>{reason}: asked again at {time}</source>
        <translation>{reason}&#xa0;: nouvel essai à {time}</translation>
    </message>
</context>
<context>
    <name>BackupDialog</name>
    <message>
        <source>Back up the store</source>
        <translation>Sauvegarder la base</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sauvegardes (*.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source>How do you want to begin?</source>
        <translation>Par quoi voulez-vous commencer&#x202f;?</translation>
    </message>
    <message>
        <source>My first tracker</source>
        <translation>Mon premier suivi</translation>
    </message>
    <message>
        <source>Name a brand. The first mentions arrive within a minute.</source>
        <translation>Nommez une marque. Les premières mentions arrivent en moins d’une minute.</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explorer la démonstration</translation>
    </message>
    <message>
        <source>A month of made-up mentions in a window of its own. Nothing of it gets into your data.</source>
        <translation>Un mois de mentions inventées, dans une fenêtre à part. Rien n’en entre dans vos données.</translation>
    </message>
    <message>
        <source>The demonstration opens in a few seconds, beside this window. This one waits for you.</source>
        <translation>La démonstration s’ouvre dans quelques secondes, à côté de cette fenêtre. Celle-ci vous attend.</translation>
    </message>
    <message>
        <source>The demonstration could not be started. In a terminal, “cmdesk --demo” opens it.</source>
        <translation>La démonstration n’a pas pu être lancée. Dans un terminal, «&#xa0;cmdesk --demo&#xa0;» l’ouvre.</translation>
    </message>
</context>
<context>
    <name>BrandPage</name>
    <message>
        <source>What do you want to watch?</source>
        <translation>Que voulez-vous suivre&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Name of the brand, the product or the subject</source>
        <translation>&amp;Nom de la marque, du produit ou du sujet</translation>
    </message>
    <message>
        <source>Spellings that are looked for</source>
        <translation>Écritures recherchées</translation>
    </message>
    <message>
        <source>Capitals, accents, hyphens and apostrophes need not be told: every spelling of them is found.</source>
        <translation>Majuscules, accents, traits d’union et apostrophes&#xa0;: inutile de les préciser, toutes ces écritures sont trouvées.</translation>
    </message>
    <message>
        <source>network, fibre, subscription</source>
        <translation>réseau, fibre, abonnement</translation>
    </message>
    <message>
        <source>&amp;One of these words must stand beside it (optional, with commas)</source>
        <translation>L’&amp;un de ces mots doit l’accompagner (facultatif, séparés par des virgules)</translation>
    </message>
    <message>
        <source>The query that comes of it</source>
        <translation>La requête qui en résulte</translation>
    </message>
    <message>
        <source>You can change it at any time: every tracker has an editor.</source>
        <translation>Vous pourrez la changer à tout moment&#xa0;: chaque suivi a son éditeur.</translation>
    </message>
    <message>
        <source>“{form}” is left out of the query: hardly anybody writes it.</source>
        <translation>«&#xa0;{form}&#xa0;» est laissé hors de la requête&#xa0;: presque personne ne l’écrit.</translation>
    </message>
    <message>
        <source>“{name}” is short and stands for other things too: a second word helps.</source>
        <translation>«&#xa0;{name}&#xa0;» est court et désigne aussi autre chose&#xa0;: un second mot aide.</translation>
    </message>
    <message>
        <source>“{name}” is an everyday word too: a second word helps to keep the others out.</source>
        <translation>«&#xa0;{name}&#xa0;» est aussi un mot de tous les jours&#xa0;: un second mot aide à écarter le reste.</translation>
    </message>
    <message>
        <source>There is already a tracker of this name.</source>
        <translation>Un suivi porte déjà ce nom.</translation>
    </message>
    <message>
        <source>There is no letter and no digit in this name to look for.</source>
        <translation>Il n’y a dans ce nom ni lettre ni chiffre à chercher.</translation>
    </message>
    <message>
        <source>Tick at least one spelling.</source>
        <translation>Cochez au moins une écriture.</translation>
    </message>
    <message>
        <source>the name itself, as a word and as a #tag</source>
        <translation>le nom lui-même, comme mot et comme #mot-dièse</translation>
    </message>
    <message>
        <source>in one word, as accounts and tags write it: @{word}, #{word}</source>
        <translation>en un seul mot, comme dans les comptes et les mots-dièse&#xa0;: @{word}, #{word}</translation>
    </message>
    <message>
        <source>this tag alone: it may mean something else</source>
        <translation>ce mot-dièse seul&#xa0;: il peut désigner autre chose</translation>
    </message>
    <message>
        <source>this account alone: it may be somebody else&apos;s</source>
        <translation>ce compte seul&#xa0;: il peut être à quelqu’un d’autre</translation>
    </message>
    <message>
        <source>with a word for the “&amp;”, or the other way round, or without its spaces</source>
        <translation>«&#xa0;&amp;&#xa0;» ou «&#xa0;et&#xa0;», avec ou sans espaces</translation>
    </message>
    <message>
        <source>without its signs</source>
        <translation>sans ses signes</translation>
    </message>
    <message>
        <source>as some accounts write it</source>
        <translation>comme l’écrivent certains comptes</translation>
    </message>
    <message>
        <source>in several words</source>
        <translation>en plusieurs mots</translation>
    </message>
    <message>
        <source>without the end of the address: it may be an everyday word</source>
        <translation>sans la fin de l’adresse&#xa0;: ce peut être un mot de tous les jours</translation>
    </message>
    <message>
        <source>with its legal form</source>
        <translation>avec sa forme juridique</translation>
    </message>
</context>
<context>
    <name>BrandTrial</name>
    <message>
        <source>Type a sentence to see how it is judged with these words</source>
        <translation>Tapez une phrase pour voir comment elle est jugée avec ces mots</translation>
    </message>
    <message>
        <source>Sentence to try</source>
        <translation>Phrase à essayer</translation>
    </message>
    <message>
        <source>&amp;Try:</source>
        <translation>&amp;Essayer&#xa0;:</translation>
    </message>
    <message>
        <source>The sentence, with the words that weigh</source>
        <translation>La phrase, avec les mots qui pèsent</translation>
    </message>
    <message>
        <source>Language: {language}. There is no scorer for it, and no word of yours is in it.</source>
        <translation>Langue&#xa0;: {language}. Aucun outil ne la lit, et aucun de vos mots n’y figure.</translation>
    </message>
    <message>
        <source>Language: {language}. Without your words: {verdict}.</source>
        <translation>Langue&#xa0;: {language}. Sans vos mots&#xa0;: {verdict}.</translation>
    </message>
    <message>
        <source>Nothing typed here is kept.</source>
        <translation>Rien de ce qui est tapé ici n’est gardé.</translation>
    </message>
</context>
<context>
    <name>BrandWordsPage</name>
    <message>
        <source>a word or a phrase: sold out, Mort Subite, #fail</source>
        <translation>un mot ou une expression&#xa0;: en rupture, Mort Subite, #fail</translation>
    </message>
    <message>
        <source>New word or phrase</source>
        <translation>Nouveau mot ou nouvelle expression</translation>
    </message>
    <message>
        <source>Weight of the new word</source>
        <translation>Poids du nouveau mot</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>&amp;Discard changes</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Save and score anew</source>
        <translation>Enregi&amp;strer et relire</translation>
    </message>
    <message>
        <source>Line {number} has no word: write one, or remove the line.</source>
        <translation>La ligne {number} est sans mot&#xa0;: écrivez-en un, ou retirez la ligne.</translation>
    </message>
    <message>
        <source>“{word}” is too long: keep to {limit} characters.</source>
        <translation>«&#xa0;{word}&#xa0;» est trop long&#xa0;: {limit} caractères au plus.</translation>
    </message>
    <message>
        <source>“{word}” is there twice (capitals and accents make no difference): remove one of the lines.</source>
        <translation>«&#xa0;{word}&#xa0;» figure deux fois (majuscules et accents ne comptent pas)&#xa0;: retirez l’une des lignes.</translation>
    </message>
    <message>
        <source>Weight of {word}</source>
        <translation>Poids de {word}</translation>
    </message>
    <message>
        <source>“{word}” is there already: change its line.</source>
        <translation>«&#xa0;{word}&#xa0;» y est déjà&#xa0;: modifiez sa ligne.</translation>
    </message>
    <message>
        <source>Not saved yet. Saving scores all stored mentions anew; Ctrl+Z takes it back.</source>
        <translation>Pas encore enregistré. Enregistrer fait relire toutes les mentions&#x202f;; Ctrl+Z annule.</translation>
    </message>
    <message>
        <source>Saved. Stored mentions are being scored anew…</source>
        <translation>Enregistré. Les mentions sont en cours de relecture…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln word(s). Double-click one, or press F2, to write it anew.</source>
        <translation>
            <numerusform>%Ln mot. Double-cliquez dessus, ou F2, pour le récrire.</numerusform>
            <numerusform>%Ln mots. Double-cliquez sur l’un d’eux, ou F2, pour le récrire.</numerusform>
        </translation>
    </message>
    <message>
        <source>No words yet. Give the name of your brand 0 where it happens to be a word of praise or blame, and the words of your field the weight they have there.</source>
        <translation>Pas encore de mots. Donnez 0 au nom de votre marque s’il se trouve être un mot d’éloge ou de reproche, et aux mots de votre métier le poids qu’ils y ont.</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>Vos mots</translation>
    </message>
    <message>
        <source>Word or phrase</source>
        <translation>Mot ou expression</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Ce qu’il dit</translation>
    </message>
    <message>
        <source>They come before every scorer: a name that only sounds like praise, what is bad news in your field.</source>
        <translation>Ils passent avant tout outil&#xa0;: un nom qui n’a que l’air d’un éloge, ce qui est une mauvaise nouvelle dans votre métier.</translation>
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
        <source>Told by {told} of {mentions} mentions; a repost brings none of its own</source>
        <translation>Données pour {told} mentions sur {mentions}&#x202f;; un partage n’en apporte aucune qui lui soit propre</translation>
    </message>
    <message>
        <source>no network tells them</source>
        <translation>aucun réseau ne les donne</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>non données</translation>
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
        <source>too few that the scorer judged</source>
        <translation>trop peu de mentions notées par l’outil</translation>
    </message>
    <message>
        <source>Click to see how</source>
        <translation>Cliquez pour voir comment</translation>
    </message>
    <message numerus="yes">
        <source>Corrected by %Ln label(s) of yours for what the scorer mistakes</source>
        <translation>
            <numerusform>Corrigée des erreurs de l’outil, d’après %Ln de vos avis</numerusform>
            <numerusform>Corrigée des erreurs de l’outil, d’après %Ln de vos avis</numerusform>
        </translation>
    </message>
    <message>
        <source>Net mood, corrected</source>
        <translation>Humeur nette, corrigée</translation>
    </message>
    <message>
        <source>Corrected mood</source>
        <translation>Humeur corrigée</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corrigée</translation>
    </message>
    <message numerus="yes">
        <source>Set right by %Ln label(s) drawn at random inside the period, reposts left out</source>
        <translation>
            <numerusform>Redressée par %Ln avis sur une mention tirée au sort dans la période, hors partages</numerusform>
            <numerusform>Redressée par %Ln avis sur des mentions tirées au sort dans la période, hors partages</numerusform>
        </translation>
    </message>
    <message>
        <source>Net mood, sampled</source>
        <translation>Humeur nette, par sondage</translation>
    </message>
    <message>
        <source>Sampled mood</source>
        <translation>Humeur sondée</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Sondée</translation>
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
    <message numerus="yes">
        <source>%Ln post(s) of your own accounts counted in</source>
        <translation>
            <numerusform>%Ln message de vos propres comptes compris</numerusform>
            <numerusform>%Ln messages de vos propres comptes compris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln post(s) of your own accounts left out</source>
        <translation>
            <numerusform>%Ln message de vos propres comptes écarté</numerusform>
            <numerusform>%Ln messages de vos propres comptes écartés</numerusform>
        </translation>
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
        <source>Mentions: {count}, {period}; most, {peak}, on {day}; corrected net sentiment {mood}.</source>
        <translation>Mentions&#xa0;: {count}, {period}&#x202f;; le plus, {peak}, le {day}&#x202f;; humeur nette corrigée {mood}.</translation>
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
        <source>corrected mood</source>
        <translation>humeur corrigée</translation>
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
        <source>{bin}: mentions {count} ({labels}), corrected mood {mood}</source>
        <translation>{bin}&#xa0;: mentions {count} ({labels}), humeur corrigée {mood}</translation>
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
    <name>CheckingDialog</name>
    <message>
        <source>Check mentions</source>
        <translation>Vérifier des mentions</translation>
    </message>
    <message>
        <source>Mood of this period</source>
        <translation>Humeur de cette période</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>vérification</translation>
    </message>
</context>
<context>
    <name>ChipLine</name>
    <message>
        <source>{row}: add a word or several words</source>
        <translation>{row}&#xa0;: ajouter un ou plusieurs mots</translation>
    </message>
    <message>
        <source>another…</source>
        <translation>un autre…</translation>
    </message>
    <message>
        <source>add a word or several words</source>
        <translation>ajouter un ou plusieurs mots</translation>
    </message>
    <message>
        <source>Remove {words}</source>
        <translation>Retirer {words}</translation>
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
        <source>copies counted once</source>
        <translation>copies comptées une fois</translation>
    </message>
    <message>
        <source>own posts included</source>
        <translation>messages à vous compris</translation>
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
    <name>CollectNews</name>
    <message>
        <source>The collection was stopped; what was stored stays stored.</source>
        <translation>La collecte est arrêtée&#x202f;; ce qui est enregistré le reste.</translation>
    </message>
    <message>
        <source>Nothing may be asked again yet.</source>
        <translation>Rien ne peut encore être redemandé.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing new from %Ln source(s).</source>
        <translation>
            <numerusform>Rien de neuf dans %Ln source.</numerusform>
            <numerusform>Rien de neuf dans %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new mention(s)</source>
        <translation>
            <numerusform>%Ln nouvelle mention</numerusform>
            <numerusform>%Ln nouvelles mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %Ln source(s).</source>
        <translation>
            <numerusform>dans %Ln source.</numerusform>
            <numerusform>dans %Ln sources.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln source(s) failed:</source>
        <translation>
            <numerusform>%Ln source a échoué&#xa0;:</numerusform>
            <numerusform>%Ln sources ont échoué&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more.</source>
        <translation>
            <numerusform>et %Ln autre.</numerusform>
            <numerusform>et %Ln autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>{source}: again from {time}.</source>
        <translation>{source}&#xa0;: de nouveau à partir de {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more source(s) wait.</source>
        <translation>
            <numerusform>%Ln autre source attend.</numerusform>
            <numerusform>%Ln autres sources attendent.</numerusform>
        </translation>
    </message>
    <message>
        <source>X may have cost {amount} US dollars at most.</source>
        <translation>X a pu coûter {amount} dollars au plus.</translation>
    </message>
</context>
<context>
    <name>CollectQuestion</name>
    <message>
        <source>Collect from X?</source>
        <translation>Interroger X&#x202f;?</translation>
    </message>
    <message>
        <source>X is paid by the post, from your account there.</source>
        <translation>X se paie au message, sur votre compte chez X.</translation>
    </message>
    <message>
        <source>This can cost at most</source>
        <translation>Coût maximal de cette collecte</translation>
    </message>
    <message>
        <source>Spent this month, at most</source>
        <translation>Dépensé ce mois-ci, au plus</translation>
    </message>
    <message>
        <source>Your ceiling for a month</source>
        <translation>Votre plafond par mois</translation>
    </message>
    <message>
        <source>{amount} US dollars</source>
        <translation>{amount} dollars</translation>
    </message>
    <message>
        <source>It mostly costs less: only what is found is paid. The ceiling is never passed.</source>
        <translation>C’est le plus souvent moins&#xa0;: seul ce qui est trouvé se paie. Le plafond n’est jamais dépassé.</translation>
    </message>
    <message>
        <source>&amp;Collect</source>
        <translation>&amp;Collecter</translation>
    </message>
    <message>
        <source>&amp;Without X</source>
        <translation>&amp;Sans X</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>There is nothing to ask: follow a feed, or let a tracker look in Google News.</source>
        <translation>Il n’y a rien à demander&#xa0;: suivez un flux, ou laissez un suivi chercher dans Google Actualités.</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
    <message>
        <source>X was not asked: it has no key.</source>
        <translation>X n’a pas été interrogé&#xa0;: il n’y a pas de clé.</translation>
    </message>
    <message>
        <source>X was not asked: you have not said how much it may cost.</source>
        <translation>X n’a pas été interrogé&#xa0;: vous n’avez pas dit combien il peut coûter.</translation>
    </message>
    <message>
        <source>Looking up the price</source>
        <translation>Calcul du prix</translation>
    </message>
    <message>
        <source>X was not asked: {sentence}</source>
        <translation>X n’a pas été interrogé&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>X was not asked: your ceiling for this month leaves no room.</source>
        <translation>X n’a pas été interrogé&#xa0;: votre plafond du mois est atteint.</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>Collecte</translation>
    </message>
    <message>
        <source>Collecting for {name}</source>
        <translation>Collecte pour {name}</translation>
    </message>
    <message>
        <source>There is no network: the sources are asked as soon as it is back.</source>
        <translation>Il n’y a pas de réseau&#xa0;: les sources seront interrogées dès son retour.</translation>
    </message>
    <message>
        <source>The sources are being asked; what is new appears by itself.</source>
        <translation>Les sources sont interrogées&#x202f;; les nouveautés s’affichent d’elles-mêmes.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>it was broken off. What was stored stays stored; the next collection goes on where it was.</source>
        <translation>elle a été interrompue. Ce qui était enregistré le reste&#x202f;; la prochaine collecte reprendra où elle en était.</translation>
    </message>
    <message>
        <source>{job}: {sentence}</source>
        <translation>{job}&#xa0;: {sentence}</translation>
    </message>
</context>
<context>
    <name>CollectorWords</name>
    <message>
        <source>Collection is off</source>
        <translation>La collecte est arrêtée</translation>
    </message>
    <message>
        <source>Collection interrupted: starts again by itself</source>
        <translation>Collecte interrompue&#xa0;: elle reprend d’elle-même</translation>
    </message>
    <message>
        <source>Collecting: starting…</source>
        <translation>Collecte&#xa0;: démarrage…</translation>
    </message>
    <message>
        <source>No network: starts again by itself</source>
        <translation>Pas de réseau&#xa0;: la collecte reprendra d’elle-même</translation>
    </message>
    <message>
        <source>Collecting: on</source>
        <translation>Collecte&#xa0;: en marche</translation>
    </message>
    <message>
        <source>last {time}</source>
        <translation>dernière {time}</translation>
    </message>
    <message>
        <source>next {time}</source>
        <translation>prochaine {time}</translation>
    </message>
    <message>
        <source>next: now</source>
        <translation>prochaine&#xa0;: maintenant</translation>
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
    <name>CompareDialog</name>
    <message>
        <source>Compare with other tools</source>
        <translation>Comparer à d’autres outils</translation>
    </message>
    <message>
        <source>&amp;Tool</source>
        <translation>&amp;Outil</translation>
    </message>
    <message>
        <source>No other tool says anything of these mentions.</source>
        <translation>Aucun autre outil ne dit rien de ces mentions.</translation>
    </message>
    <message>
        <source>Import an export of one, such as Talkwalker&apos;s: its labels are kept beside those of cmdesk.</source>
        <translation>Importez l’export de l’un d’eux, par exemple de Talkwalker&#xa0;: ses avis sont gardés à côté de ceux de cmdesk.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) labelled by both</source>
        <translation>
            <numerusform>%Ln mention jugée des deux côtés</numerusform>
            <numerusform>%Ln mentions jugées des deux côtés</numerusform>
        </translation>
    </message>
    <message>
        <source>the same label: {rate}</source>
        <translation>même ton&#xa0;: {rate}</translation>
    </message>
    <message>
        <source>kappa: {kappa}</source>
        <translation>kappa&#xa0;: {kappa}</translation>
    </message>
    <message numerus="yes">
        <source>No figure is claimed under %Ln mention(s) labelled by both.</source>
        <translation>
            <numerusform>Aucun chiffre n’est avancé à moins de %Ln mention jugée des deux côtés.</numerusform>
            <numerusform>Aucun chiffre n’est avancé à moins de %Ln mentions jugées des deux côtés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines: what {tool} said; columns: cmdesk, your corrections included. Cohen&apos;s kappa takes away what chance alone would give: 1 is full agreement, 0 that of chance. Neither figure says who is right.</source>
        <translation>En lignes, l’avis de {tool}&#x202f;; en colonnes, celui de cmdesk, vos corrections comprises. Le kappa de Cohen retire ce que le hasard donnerait&#xa0;: 1 est l’accord complet, 0 celui du hasard. Aucun des deux chiffres ne dit qui a raison.</translation>
    </message>
    <message>
        <source>{tool}: {label}</source>
        <translation>{tool}&#xa0;: {label}</translation>
    </message>
    <message>
        <source>Labels of the tool against ours</source>
        <translation>Avis de l’outil face aux nôtres</translation>
    </message>
</context>
<context>
    <name>ConfusionTable</name>
    <message>
        <source>What people say against what cmdesk says</source>
        <translation>Ce que disent les gens, face à ce que dit cmdesk</translation>
    </message>
    <message>
        <source>cmdesk: {label}</source>
        <translation>cmdesk&#xa0;: {label}</translation>
    </message>
</context>
<context>
    <name>CopyList</name>
    <message>
        <source>Unknown author</source>
        <translation>Auteur inconnu</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) say the same</source>
        <translation>
            <numerusform>%Ln autre dit la même chose</numerusform>
            <numerusform>%Ln autres disent la même chose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatePattern</name>
    <message>
        <source>How the dates are written</source>
        <translation>Écriture des dates</translation>
    </message>
    <message>
        <source>No date of this column can be read. &amp;Pattern of the dates:</source>
        <translation>Aucune date de cette colonne n’est lisible. &amp;Modèle des dates&#xa0;:</translation>
    </message>
</context>
<context>
    <name>DateQuestion</name>
    <message>
        <source>{date} means:</source>
        <translation>{date} signifie&#xa0;:</translation>
    </message>
    <message>
        <source>{date} means {meaning}</source>
        <translation>{date} signifie {meaning}</translation>
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
        <source>matches: {found}</source>
        <translation>correspond à&#xa0;: {found}</translation>
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
        <source>Back to the mention in the list</source>
        <translation>Revenir à la mention de la liste</translation>
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
        <source>OTHER TOOLS SAID</source>
        <translation>SELON D’AUTRES OUTILS</translation>
    </message>
    <message>
        <source>THE FILTER FOUND</source>
        <translation>LE FILTRE A TROUVÉ</translation>
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
        <source>your account</source>
        <translation>votre compte</translation>
    </message>
    <message>
        <source>date: when it was first seen; its source gives none</source>
        <translation>date&#xa0;: celle où elle a été vue, sa source n’en donne pas</translation>
    </message>
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
    <message>
        <source>{scorer} alone: {sign} {label}</source>
        <translation>{scorer} seul&#xa0;: {sign} {label}</translation>
    </message>
    <message>
        <source>{tool}: {label}</source>
        <translation>{tool}&#xa0;: {label}</translation>
    </message>
    <message>
        <source>{tool}: {label} (“{told}”)</source>
        <translation>{tool}&#xa0;: {label} («&#xa0;{told}&#xa0;»)</translation>
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
        <source>Those of the original post: they do not count.</source>
        <translation>Ce sont celles du message d’origine&#xa0;: elles ne comptent pas.</translation>
    </message>
    <message>
        <source>None: kept because you imported it.</source>
        <translation>Aucun&#xa0;: gardée parce que vous l’avez importée.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>{moment}: {count}</source>
        <translation>{moment}&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>DryRun</name>
    <message>
        <source>Looking at the files</source>
        <translation>Examen des fichiers</translation>
    </message>
</context>
<context>
    <name>EditionsDialog</name>
    <message>
        <source>Google News: editions</source>
        <translation>Google Actualités&#xa0;: éditions</translation>
    </message>
    <message>
        <source>Each tracker that looks in Google News is searched for in each of these editions, one after the other: few are quicker. Google sees the query and your internet address, as with any search.</source>
        <translation>Chaque suivi qui cherche dans Google Actualités est cherché dans chacune de ces éditions, l’une après l’autre&#xa0;: moins il y en a, plus c’est rapide. Google voit la requête et votre adresse internet, comme pour toute recherche.</translation>
    </message>
    <message>
        <source>Choose at least one; a tracker can leave Google News out.</source>
        <translation>Choisissez-en au moins une&#x202f;; un suivi peut se passer de Google Actualités.</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>label</source>
        <translation>ton</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>étiquettes</translation>
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
    <message>
        <source>copy</source>
        <translation>copie</translation>
    </message>
    <message>
        <source>copy of a tracker</source>
        <translation>copie d’un suivi</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>resumption</source>
        <translation>reprise</translation>
    </message>
    <message>
        <source>own account</source>
        <translation>compte à vous</translation>
    </message>
    <message>
        <source>new feed</source>
        <translation>nouveau flux</translation>
    </message>
    <message>
        <source>feed removal</source>
        <translation>retrait d’un flux</translation>
    </message>
    <message>
        <source>feed edit</source>
        <translation>modification d’un flux</translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message>
        <source>Nothing is stored yet</source>
        <translation>La base est encore vide</translation>
    </message>
    <message>
        <source>Import posts…</source>
        <translation>Importer des messages…</translation>
    </message>
    <message>
        <source>The sources are being asked…</source>
        <translation>Les sources sont interrogées…</translation>
    </message>
    <message>
        <source>What they know appears here by itself; how far they are is told at the bottom right.</source>
        <translation>Ce qu’elles savent s’affiche ici tout seul&#x202f;; l’avancement se lit en bas à droite.</translation>
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
        <source>Only posts of your own accounts</source>
        <translation>Seulement des messages de vos comptes</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them stand in this period; they are left out of the counts.</source>
        <translation>
            <numerusform>Il y en a %Ln dans cette période&#x202f;; il n’entre pas dans les chiffres.</numerusform>
            <numerusform>Il y en a %Ln dans cette période&#x202f;; ils n’entrent pas dans les chiffres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Count them in</source>
        <translation>Les compter</translation>
    </message>
    <message>
        <source>No mention matches this tracker</source>
        <translation>Aucune mention pour ce suivi</translation>
    </message>
    <message>
        <source>None of the posts stored so far fits its query; its sources may have some.</source>
        <translation>Aucun message enregistré ne répond à sa requête&#x202f;; ses sources en ont peut-être.</translation>
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
        <source>The sources of your trackers are asked all the time: what they find appears here by itself.</source>
        <translation>Les sources de vos suivis sont interrogées en permanence&#xa0;: ce qu’elles trouvent s’affiche ici de lui-même.</translation>
    </message>
    <message>
        <source>Ask the sources of your trackers, or import a file of posts: drop one on this window.</source>
        <translation>Interrogez les sources de vos suivis, ou importez un fichier de messages&#xa0;: déposez-le sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Say what you want to watch, and what is said about it is looked for. Or import a file of posts: drop one on this window.</source>
        <translation>Dites ce que vous voulez surveiller&#xa0;: ce qui s’en dit est aussitôt cherché. Ou importez un fichier de messages&#xa0;: déposez-le sur cette fenêtre.</translation>
    </message>
    <message>
        <source>Collect now</source>
        <translation>Collecter maintenant</translation>
    </message>
    <message>
        <source>My first tracker…</source>
        <translation>Mon premier suivi…</translation>
    </message>
    <message>
        <source>None so far: its sources are asked all the time, and what they find appears by itself.</source>
        <translation>Aucune pour l’instant&#xa0;: ses sources sont interrogées en permanence, et ce qu’elles trouvent s’affiche de lui-même.</translation>
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
    <message>
        <source>Clear all filters</source>
        <translation>Effacer tous les filtres</translation>
    </message>
    <message>
        <source>Look in all of it</source>
        <translation>Chercher sur toute la durée</translation>
    </message>
    <message>
        <source>Nothing matches this filter</source>
        <translation>Rien ne correspond à ce filtre</translation>
    </message>
    <message>
        <source>No mention of this tracker matches “{query}”.</source>
        <translation>Aucune mention de ce suivi ne correspond à «&#xa0;{query}&#xa0;».</translation>
    </message>
    <message>
        <source>No mention of this period matches “{query}”.</source>
        <translation>Aucune mention de cette période ne correspond à «&#xa0;{query}&#xa0;».</translation>
    </message>
    <message>
        <source>Drop the filter</source>
        <translation>Retirer le filtre</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Matching {name}</source>
        <translation>Recherche pour {name}</translation>
    </message>
    <message>
        <source>@{handle} is your account.</source>
        <translation>@{handle} est votre compte.</translation>
    </message>
    <message>
        <source>@{handle} is not your account any more.</source>
        <translation>@{handle} n’est plus votre compte.</translation>
    </message>
    <message>
        <source>@{handle} is your account: its posts are left out of the counts.</source>
        <translation>@{handle} est votre compte&#xa0;: ses messages n’entrent pas dans les chiffres.</translation>
    </message>
    <message>
        <source>@{handle} is not your account any more: its posts count again.</source>
        <translation>@{handle} n’est plus votre compte&#xa0;: ses messages comptent de nouveau.</translation>
    </message>
    <message>
        <source>Forgetting {name}</source>
        <translation>Oubli de {name}</translation>
    </message>
    <message>
        <source>The chart was copied: paste it where you want it.</source>
        <translation>Le graphique est copié&#xa0;: collez-le où vous voulez.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <source>Restoring {name}</source>
        <translation>Restauration de {name}</translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln file(s)</source>
        <translation>
            <numerusform>Import de %Ln fichier</numerusform>
            <numerusform>Import de %Ln fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting to {name}</source>
        <translation>Export vers {name}</translation>
    </message>
    <message>
        <source>{read} read, {added} added, {known} already known, {rejected} rejected</source>
        <translation>Lus&#xa0;: {read}, ajoutés&#xa0;: {added}, déjà connus&#xa0;: {known}, rejetés&#xa0;: {rejected}</translation>
    </message>
</context>
<context>
    <name>ExampleList</name>
    <message>
        <source>Examples: + for a right one, - for a wrong one</source>
        <translation>Exemples&#xa0;: + s’il est pertinent, - s’il est hors sujet</translation>
    </message>
</context>
<context>
    <name>ExampleModel</name>
    <message>
        <source>unknown author</source>
        <translation>auteur inconnu</translation>
    </message>
    <message>
        <source>judged right</source>
        <translation>jugé pertinent</translation>
    </message>
    <message>
        <source>judged wrong</source>
        <translation>jugé hors sujet</translation>
    </message>
    <message>
        <source>Found by: {reasons}</source>
        <translation>Trouvé par&#xa0;: {reasons}</translation>
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
        <source>Post on a network</source>
        <translation>Publication sur un réseau</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Diapositives</translation>
    </message>
    <message>
        <source>Print, A4 at 300 dpi</source>
        <translation>Impression, A4 à 300&#xa0;ppp</translation>
    </message>
    <message>
        <source>Pixels: for networks, chats and mails</source>
        <translation>Des pixels&#xa0;: pour les réseaux, les messageries et les courriels</translation>
    </message>
    <message>
        <source>Vectors: sharp at every size, for web pages and drawing programs</source>
        <translation>Des vecteurs&#xa0;: net à toutes les tailles, pour les pages web et les logiciels de dessin</translation>
    </message>
    <message>
        <source>Vectors on a page: for print; its text can be selected</source>
        <translation>Des vecteurs sur une page&#xa0;: pour l’impression&#x202f;; le texte peut être sélectionné</translation>
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
        <source>T&amp;ransparent background</source>
        <translation>Fond t&amp;ransparent</translation>
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
        <source>The chart was copied: paste it where you want it.</source>
        <translation>Le graphique est copié&#xa0;: collez-le où vous voulez.</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Graphique</translation>
    </message>
    <message>
        <source>&amp;Usage</source>
        <translation>&amp;Usage</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>C&amp;opier</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height}&#xa0;pixels</translation>
    </message>
    <message>
        <source>{width} × {height} mm</source>
        <translation>{width} × {height}&#xa0;mm</translation>
    </message>
    <message>
        <source>{size} on a page of A4, landscape</source>
        <translation>{size} sur une page A4 en paysage</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>Dessins SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF pages (*.pdf)</source>
        <translation>Pages PDF (*.pdf)</translation>
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
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>Images PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>ExportMentionsDialog</name>
    <message>
        <source>Export mentions</source>
        <translation>Exporter les mentions</translation>
    </message>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Classeur Excel (.xlsx)</translation>
    </message>
    <message>
        <source>CSV table (.csv)</source>
        <translation>Tableau CSV (.csv)</translation>
    </message>
    <message>
        <source>JSON lines (.jsonl)</source>
        <translation>JSON par lignes (.jsonl)</translation>
    </message>
    <message>
        <source>For a French Excel: ; and decimal comma</source>
        <translation>Pour un Excel français&#xa0;: point-virgule et virgule décimale</translation>
    </message>
    <message>
        <source>For an English Excel: , and decimal point</source>
        <translation>Pour un Excel anglais&#xa0;: virgule et point décimal</translation>
    </message>
    <message>
        <source>For programs: , and moments in ISO 8601</source>
        <translation>Pour les programmes&#xa0;: virgule et dates ISO 8601</translation>
    </message>
    <message>
        <source>Co&amp;mpress (.gz)</source>
        <translation>Co&amp;mpresser (.gz)</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Dialect</source>
        <translation>&amp;Variante</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>{name}: {mentions}</source>
        <translation>{name}&#xa0;: {mentions}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
    <message>
        <source>Dates and numbers are real ones; a second sheet says tracker, query, period, filters and formulae.</source>
        <translation>Les dates et les nombres en sont de vrais&#x202f;; une seconde feuille dit suivi, requête, période, filtres et formules.</translation>
    </message>
    <message>
        <source>What Excel would take for a formula or round, such as the identifiers of X, gets an apostrophe in front; cmdesk takes it away again when it imports the file.</source>
        <translation>Ce qu’Excel prendrait pour une formule ou arrondirait, comme les identifiants de X, est précédé d’une apostrophe&#x202f;; cmdesk la retire quand il réimporte le fichier.</translation>
    </message>
    <message>
        <source>What a spreadsheet would take for a formula gets an apostrophe in front; cmdesk takes it away again when it imports the file.</source>
        <translation>Ce qu’un tableur prendrait pour une formule est précédé d’une apostrophe&#x202f;; cmdesk la retire quand il réimporte le fichier.</translation>
    </message>
    <message>
        <source>Nothing is lost: cmdesk imports it again with every reading, the opinions of other tools and your corrections.</source>
        <translation>Rien ne se perd&#xa0;: cmdesk le réimporte avec chaque relevé, l’avis des autres outils et vos corrections.</translation>
    </message>
</context>
<context>
    <name>FeedDialog</name>
    <message>
        <source>Edit feed</source>
        <translation>Modifier le flux</translation>
    </message>
    <message>
        <source>as it calls itself</source>
        <translation>comme il s’appelle lui-même</translation>
    </message>
    <message>
        <source>Read the co&amp;mments on its articles too</source>
        <translation>Lire aussi les co&amp;mmentaires de ses articles</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>FieldHeader</name>
    <message>
        <source>Leave out</source>
        <translation>Laisser de côté</translation>
    </message>
    <message>
        <source>Column {column}: field</source>
        <translation>Colonne {column}&#xa0;: champ</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>Type&#xa0;:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
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
        <source>Add a fol&amp;der…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <source>An archive of X or Mastodon that was unpacked</source>
        <translation>Une archive de X ou de Mastodon déjà décompressée</translation>
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
        <source>Table (CSV, Excel, OpenDocument)</source>
        <translation>Tableau (CSV, Excel, OpenDocument)</translation>
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
        <source>Archive of an X account</source>
        <translation>Archive d’un compte X</translation>
    </message>
    <message>
        <source>Archive of a Mastodon account</source>
        <translation>Archive d’un compte Mastodon</translation>
    </message>
    <message>
        <source>List of feeds (OPML)</source>
        <translation>Liste de flux (OPML)</translation>
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
        <source>Files of posts</source>
        <translation>Fichiers de messages</translation>
    </message>
    <message>
        <source>Posts ({suffixes})</source>
        <translation>Messages ({suffixes})</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</source>
        <translation>Tableaux (*.csv *.tsv *.txt *.xlsx *.xls *.ods)</translation>
    </message>
    <message>
        <source>Packed files (*.zip *.gz *.tar)</source>
        <translation>Fichiers compressés (*.zip *.gz *.tar)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Folder of an archive</source>
        <translation>Dossier d’une archive</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>Filter of the mentions</source>
        <translation>Filtre des mentions</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtrer…</translation>
    </message>
    <message>
        <source>Words, &quot;a phrase&quot;, #tag, @handle, caf*, OR, -without,
lang:fr, source:mastodon, author:@name, has:link,
min:likes:10, sentiment:negative, is:reply (Ctrl+F)</source>
        <translation>Mots, &quot;une expression&quot;, #mot-dièse, @compte, caf*, OU, -sans,
lang:fr, source:mastodon, author:@nom, has:link,
min:likes:10, sentiment:negative, is:reply (Ctrl+F)</translation>
    </message>
    <message>
        <source>Empty the filter</source>
        <translation>Vider le filtre</translation>
    </message>
</context>
<context>
    <name>FilterFault</name>
    <message>
        <source>Until then “{query}” stays the filter.</source>
        <translation>En attendant, le filtre reste «&#xa0;{query}&#xa0;».</translation>
    </message>
    <message>
        <source>Until then nothing is filtered.</source>
        <translation>En attendant, rien n’est filtré.</translation>
    </message>
    <message>
        <source>Take {instead}</source>
        <translation>Prendre {instead}</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>First steps</source>
        <translation>Premiers pas</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Plus &amp;tard</translation>
    </message>
    <message>
        <source>Close this; the Help menu opens it again</source>
        <translation>Fermer&#x202f;; le menu Aide le rouvre</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Step {number} of {all}</source>
        <translation>Étape {number} sur {all}</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>“{name}” is looked for in: {sources}.</source>
        <translation>«&#xa0;{name}&#xa0;» est recherché dans&#xa0;: {sources}.</translation>
    </message>
</context>
<context>
    <name>ForgetQuestion</name>
    <message>
        <source>Forget a person</source>
        <translation>Oublier une personne</translation>
    </message>
    <message>
        <source>Forget {name}?</source>
        <translation>Oublier {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Looking for what they wrote…</source>
        <translation>Recherche de ce que cette personne a écrit…</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>Oublier définitivement</translation>
    </message>
    <message>
        <source>Looking for what they wrote</source>
        <translation>Recherche de ce que cette personne a écrit</translation>
    </message>
    <message>
        <source>It cannot be told what they wrote: try again.</source>
        <translation>Impossible de savoir ce que cette personne a écrit&#xa0;: réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) will be removed from all counts.</source>
        <translation>
            <numerusform>%Ln mention sera retirée de tous les comptes.</numerusform>
            <numerusform>%Ln mentions seront retirées de tous les comptes.</numerusform>
        </translation>
    </message>
    <message>
        <source>With them go reposts of them, quotations of them, what you decided about them, and all of it in the backups beside the store; files of rejected inputs are deleted. Nothing of this person comes in any more. This cannot be undone.</source>
        <translation>Partent aussi les reprises et les citations de ses messages, ce que vous en avez décidé, et tout cela dans les sauvegardes à côté de la base&#x202f;; les fichiers d’éléments rejetés sont supprimés. Plus rien de cette personne n’entrera. C’est irréversible.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import posts</source>
        <translation>Importer des messages</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>The files could not be looked at; see the log.</source>
        <translation>Les fichiers n’ont pas pu être examinés&#x202f;; voyez le journal.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>Looking at the files… {count} read</source>
        <translation>Examen des fichiers… {count} lus</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importer</translation>
    </message>
</context>
<context>
    <name>ImportNews</name>
    <message>
        <source>feeds among them, kept in the store: {count}</source>
        <translation>dont flux gardés dans la base&#xa0;: {count}</translation>
    </message>
    <message>
        <source>times without a zone were read as times of {zone}</source>
        <translation>heures sans fuseau lues comme heures de {zone}</translation>
    </message>
    <message>
        <source>damaged identifiers: {count}</source>
        <translation>identifiants abîmés&#xa0;: {count}</translation>
    </message>
    <message>
        <source>these are the posts of @{handle} ({network})</source>
        <translation>ce sont les messages de @{handle} ({network})</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Extrait</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Identifier of the post</source>
        <translation>Identifiant du message</translation>
    </message>
    <message>
        <source>Link to the post</source>
        <translation>Lien vers le message</translation>
    </message>
    <message>
        <source>Name of the author</source>
        <translation>Nom de l’auteur</translation>
    </message>
    <message>
        <source>Handle of the author</source>
        <translation>Pseudo de l’auteur</translation>
    </message>
    <message>
        <source>Identifier of the author</source>
        <translation>Identifiant de l’auteur</translation>
    </message>
    <message>
        <source>Followers of the author</source>
        <translation>Abonnés de l’auteur</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Mood, as the tool saw it</source>
        <translation>Humeur selon l’outil</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>J’aime</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Partages</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Reactions in all</source>
        <translation>Réactions au total</translation>
    </message>
    <message>
        <source>Kind of post</source>
        <translation>Type de message</translation>
    </message>
    <message>
        <source>Is a repost</source>
        <translation>Est un partage</translation>
    </message>
    <message>
        <source>Is a reply</source>
        <translation>Est une réponse</translation>
    </message>
    <message>
        <source>Is a quote</source>
        <translation>Est une citation</translation>
    </message>
    <message>
        <source>Identifier of the post answered</source>
        <translation>Identifiant du message d’origine</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Mots-dièse</translation>
    </message>
    <message>
        <source>Links in the text</source>
        <translation>Liens dans le texte</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Première vue</translation>
    </message>
    <message>
        <source>Mood, as you corrected it</source>
        <translation>Humeur corrigée par vous</translation>
    </message>
    <message>
        <source>Export of {tool}</source>
        <translation>Export de {tool}</translation>
    </message>
    <message>
        <source>no line names the columns</source>
        <translation>aucune ligne ne nomme les colonnes</translation>
    </message>
    <message>
        <source>names of columns on line {line}</source>
        <translation>noms des colonnes à la ligne {line}</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>jour, mois, année</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>mois, jour, année</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>année, mois, jour</translation>
    </message>
    <message>
        <source>{date} is read as {meaning}.</source>
        <translation>{date} est lu comme {meaning}.</translation>
    </message>
    <message>
        <source>{read} read, {added} to add, {known} already known</source>
        <translation>{read} lus, {added} à ajouter, {known} déjà connus</translation>
    </message>
    <message>
        <source>{rejected} to reject</source>
        <translation>{rejected} à rejeter</translation>
    </message>
    <message>
        <source>To reject: {reasons}.</source>
        <translation>À rejeter&#xa0;: {reasons}.</translation>
    </message>
    <message>
        <source>“{column}” is a total that cannot be parted into likes, shares and replies: it is kept with each row, but not counted.</source>
        <translation>«&#xa0;{column}&#xa0;» est un total qui ne peut être réparti entre j’aime, partages et réponses&#xa0;: il est gardé avec chaque ligne, mais pas compté.</translation>
    </message>
    <message>
        <source>{reason}: {count}</source>
        <translation>{reason}&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Not found: {fields}. Choose it above the column that holds it.</source>
        <translation>Introuvable&#xa0;: {fields}. Choisissez-le au-dessus de la colonne qui le contient.</translation>
    </message>
    <message>
        <source>Damaged identifiers: {count}. A spreadsheet has rounded them; these posts are told apart by their link, or by author, text and time.</source>
        <translation>Identifiants abîmés&#xa0;: {count}. Un tableur les a arrondis&#x202f;; ces messages sont distingués par leur lien, ou par auteur, texte et heure.</translation>
    </message>
    <message>
        <source>Rows that stand there more than once: {count}.</source>
        <translation>Lignes présentes plus d’une fois&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Times without a zone are read as times of {zone}.</source>
        <translation>Les heures sans fuseau sont lues comme heures de {zone}.</translation>
    </message>
    <message>
        <source>columns parted by semicolons</source>
        <translation>colonnes séparées par des points-virgules</translation>
    </message>
    <message>
        <source>columns parted by commas</source>
        <translation>colonnes séparées par des virgules</translation>
    </message>
    <message>
        <source>columns parted by tabs</source>
        <translation>colonnes séparées par des tabulations</translation>
    </message>
    <message>
        <source>columns parted by bars</source>
        <translation>colonnes séparées par des barres</translation>
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
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln nouvelle</numerusform>
            <numerusform>%Ln nouvelles</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message>
        <source>{job}: stopped. Nothing was written.</source>
        <translation>{job}&#xa0;: opération arrêtée. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>{job}: stopped. Nothing was changed.</source>
        <translation>{job}&#xa0;: arrêt. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>{job}: stopped. Not all is forgotten yet: the rest is within a day.</source>
        <translation>{job}&#xa0;: arrêté. Tout n’est pas encore oublié&#xa0;: le reste le sera d’ici un jour.</translation>
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
        <source>the rejected are in {path}</source>
        <translation>les rejets sont dans {path}</translation>
    </message>
    <message>
        <source>Mark as my account</source>
        <translation>Marquer comme mon compte</translation>
    </message>
    <message>
        <source>Show the rejected</source>
        <translation>Voir les rejetés</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s)</source>
        <translation>
            <numerusform>%Ln mention</numerusform>
            <numerusform>%Ln mentions</numerusform>
        </translation>
    </message>
    <message>
        <source>{mentions} written to {path}</source>
        <translation>{mentions} dans {path}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are backed up in {path}.</source>
        <translation>
            <numerusform>%Ln mention est sauvegardée dans {path}.</numerusform>
            <numerusform>%Ln mentions sont sauvegardées dans {path}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are back.</source>
        <translation>
            <numerusform>%Ln mention est restaurée.</numerusform>
            <numerusform>%Ln mentions sont restaurées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The store was damaged: as it was, it now is {path}.</source>
        <translation>La base était abîmée&#xa0;: telle quelle, elle est maintenant {path}.</translation>
    </message>
    <message>
        <source>What was there before is kept in {path}.</source>
        <translation>Ce qu’il y avait avant est gardé dans {path}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) are forgotten; nothing of this person comes in any more.</source>
        <translation>
            <numerusform>%Ln mention est oubliée&#x202f;; plus rien de cette personne n’entrera.</numerusform>
            <numerusform>%Ln mentions sont oubliées&#x202f;; plus rien de cette personne n’entrera.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Voir le dossier</translation>
    </message>
    <message>
        <source>{name}: {mentions} mentions, {added} found, {removed} let go</source>
        <translation>{name}&#xa0;: mentions {mentions}, trouvées {added}, écartées {removed}</translation>
    </message>
    <message>
        <source>The chart was written to {path}.</source>
        <translation>Le graphique est enregistré dans {path}.</translation>
    </message>
</context>
<context>
    <name>JudgingPane</name>
    <message>
        <source>How is it measured?</source>
        <translation>Comment est-ce mesuré&#x202f;?</translation>
    </message>
    <message>
        <source>Measured from the random sample only: the share of right ones among the examples drawn that you judged. The interval says where the true share lies in 95 of 100 cases. Judge the sample in its order, without choosing. What the query does not find is not measured.</source>
        <translation>Mesuré sur l’échantillon tiré au hasard seulement&#xa0;: la part des exemples pertinents parmi ceux que vous avez jugés. L’intervalle dit où se trouve la vraie part dans 95 cas sur 100. Jugez l’échantillon dans son ordre, sans choisir. Ce que la requête ne trouve pas n’est pas mesuré.</translation>
    </message>
    <message numerus="yes">
        <source>Judge %Ln more example(s) of the sample to measure the precision.</source>
        <translation>
            <numerusform>Jugez encore %Ln exemple de l’échantillon pour mesurer la précision.</numerusform>
            <numerusform>Jugez encore %Ln exemples de l’échantillon pour mesurer la précision.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Precision {share} ({low} to {high}): %Ln judged, {good} right.</source>
        <translation>
            <numerusform>Précision {share} ({low} à {high})&#xa0;: %Ln jugé, {good} pertinent.</numerusform>
            <numerusform>Précision {share} ({low} à {high})&#xa0;: %Ln jugés, pertinents&#xa0;: {good}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Apply: {change}</source>
        <translation>Appliquer&#xa0;: {change}</translation>
    </message>
    <message>
        <source>Exclude “{term}”</source>
        <translation>Exclure «&#xa0;{term}&#xa0;»</translation>
    </message>
    <message>
        <source>Require “{term}”</source>
        <translation>Exiger «&#xa0;{term}&#xa0;»</translation>
    </message>
    <message>
        <source>Only as written: “{term}”</source>
        <translation>Seulement écrit ainsi&#xa0;: «&#xa0;{term}&#xa0;»</translation>
    </message>
    <message>
        <source>Find “{term}” too</source>
        <translation>Trouver aussi «&#xa0;{term}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong example(s) go(es)</source>
        <translation>
            <numerusform>%Ln exemple hors sujet disparaît</numerusform>
            <numerusform>%Ln exemples hors sujet disparaissent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln right example(s) is/are lost</source>
        <translation>
            <numerusform>%Ln exemple pertinent est perdu</numerusform>
            <numerusform>%Ln exemples pertinents sont perdus</numerusform>
        </translation>
    </message>
    <message>
        <source>no right one is lost</source>
        <translation>aucun exemple pertinent n’est perdu</translation>
    </message>
    <message numerus="yes">
        <source>held by %Ln mention(s)</source>
        <translation>
            <numerusform>présent dans %Ln mention</numerusform>
            <numerusform>présent dans %Ln mentions</numerusform>
        </translation>
    </message>
    <message>
        <source>precision {share}</source>
        <translation>précision {share}</translation>
    </message>
</context>
<context>
    <name>KeepingPage</name>
    <message>
        <source>How long shall it be kept?</source>
        <translation>Combien de temps conserver&#x202f;?</translation>
    </message>
    <message>
        <source>People may want to be forgotten, and the law asks not to keep what they wrote longer than it is needed. Counts and charts stay for good; texts and names go after:</source>
        <translation>Chacun peut vouloir être oublié, et la loi demande de ne pas garder ce que les gens ont écrit plus longtemps qu’il ne faut. Les nombres et les graphiques restent&#x202f;; les textes et les noms partent au bout de&#xa0;:</translation>
    </message>
    <message>
        <source>never: keep everything</source>
        <translation>jamais&#xa0;: tout conserver</translation>
    </message>
    <message>
        <source>What begins now</source>
        <translation>Ce qui commence maintenant</translation>
    </message>
    <message>
        <source>cmdesk goes on collecting as long as its window is open, and can be stopped there.</source>
        <translation>cmdesk collecte tant que sa fenêtre est ouverte&#x202f;; vous pouvez l’y arrêter à tout moment.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln mois</numerusform>
            <numerusform>%Ln mois</numerusform>
        </translation>
    </message>
    <message>
        <source>{months} (proposed)</source>
        <translation>{months} (proposé)</translation>
    </message>
</context>
<context>
    <name>LabelChips</name>
    <message>
        <source>Labels: {names}</source>
        <translation>Étiquettes&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>LabelsDialog</name>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message numerus="yes">
        <source>Names that you give %Ln mention(s): label:name finds them.</source>
        <translation>
            <numerusform>Noms que vous donnez à %Ln mention&#xa0;: label:nom les retrouve.</numerusform>
            <numerusform>Noms que vous donnez à %Ln mentions&#xa0;: label:nom les retrouve.</numerusform>
        </translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Nouvelle étiquette</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Welcome to cmdesk</source>
        <translation>Bienvenue dans cmdesk</translation>
    </message>
    <message>
        <source>cmdesk gathers what people say of the brands that you watch, and shows how much is said and in what mood. It asks public sources that need neither account nor key.</source>
        <translation>cmdesk rassemble ce que les gens disent des marques que vous suivez, et montre combien on en parle et dans quelle humeur. Il interroge des sources publiques qui ne demandent ni compte ni clé.</translation>
    </message>
    <message>
        <source>All of it stays on the disk of this computer. What you look for is told to those sources only, as with any search.</source>
        <translation>Tout reste sur le disque de cet ordinateur. Ce que vous cherchez n’est dit qu’à ces sources, comme pour toute recherche.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>mood, 95% interval</source>
        <translation>humeur, intervalle à 95&#x202f;%</translation>
    </message>
    <message>
        <source>corrected mood, 95% interval</source>
        <translation>humeur corrigée, intervalle à 95&#x202f;%</translation>
    </message>
    <message>
        <source>fewer than 10 mentions</source>
        <translation>moins de 10&#xa0;mentions</translation>
    </message>
</context>
<context>
    <name>LimitsDialog</name>
    <message>
        <source>How often, how much</source>
        <translation>Fréquences et limites</translation>
    </message>
    <message>
        <source>How long is waited between two passes while the sources are asked all the time. No source is asked more often than it likes; X is asked only when you ask it.</source>
        <translation>Le temps d’attente entre deux passages quand la collecte est permanente. Aucune source n’est interrogée plus souvent qu’elle ne l’admet&#x202f;; X ne l’est qu’à votre demande.</translation>
    </message>
    <message>
        <source> MB a day</source>
        <translation> Mo par jour</translation>
    </message>
    <message>
        <source>0: it is not listened to</source>
        <translation>0&#xa0;: il n’est pas écouté</translation>
    </message>
    <message>
        <source>Servers of Mastodon, one a line</source>
        <translation>Serveurs Mastodon, un par ligne</translation>
    </message>
    <message>
        <source>as usual: {wait}</source>
        <translation>habituelle&#xa0;: {wait}</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>{wait} at least</source>
        <translation>{wait} au moins</translation>
    </message>
    <message>
        <source>{name} is no server: write a name such as piaille.fr.</source>
        <translation>{name} n’est pas un serveur&#xa0;: écrivez un nom comme piaille.fr.</translation>
    </message>
    <message>
        <source>Name at least one server; a tracker can leave Mastodon out.</source>
        <translation>Nommez au moins un serveur&#x202f;; un suivi peut se passer de Mastodon.</translation>
    </message>
    <message>
        <source>{count} servers at most: more would be asked too seldom.</source>
        <translation>{count} serveurs au plus&#xa0;: davantage seraient interrogés trop rarement.</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Fréquences</translation>
    </message>
    <message>
        <source>The stream may &amp;bring</source>
        <translation>Le flux peut &amp;apporter</translation>
    </message>
    <message>
        <source>When it is used up, it is listened to again on the next day (UTC).</source>
        <translation>Une fois la limite atteinte, il est de nouveau écouté le lendemain (UTC).</translation>
    </message>
    <message>
        <source>The servers that are searched, one a line. Each sees the tags you look for.</source>
        <translation>Les serveurs où l’on cherche, un par ligne. Chacun voit les mots-dièse que vous cherchez.</translation>
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
        <source>This is not my &amp;account</source>
        <translation>Ce n’est pas &amp;mon compte</translation>
    </message>
    <message>
        <source>This is my &amp;account</source>
        <translation>C’est &amp;mon compte</translation>
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
    <name>MappingChoice</name>
    <message>
        <source>Mapping</source>
        <translation>Correspondance</translation>
    </message>
    <message>
        <source>(automatic)</source>
        <translation>(automatique)</translation>
    </message>
    <message>
        <source>&amp;Keep as…</source>
        <translation>&amp;Garder sous…</translation>
    </message>
    <message>
        <source>replaces “{name}” with the import</source>
        <translation>remplacera «&#xa0;{name}&#xa0;» à l’import</translation>
    </message>
    <message>
        <source>kept as “{name}” with the import</source>
        <translation>sera gardée sous «&#xa0;{name}&#xa0;» à l’import</translation>
    </message>
    <message>
        <source>Keep the mapping</source>
        <translation>Garder la correspondance</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Nom de la correspondance</translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Table {one} of {all}:</source>
        <translation>Tableau {one} sur {all}&#xa0;:</translation>
    </message>
    <message>
        <source>Say how the dates are meant: the file leaves it open.</source>
        <translation>Dites comment lire les dates&#xa0;: le fichier ne le dit pas.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Comptage…</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Mapping</source>
        <translation>Corres&amp;pondance</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Feuille</translation>
    </message>
    <message>
        <source>&amp;Network of the rows</source>
        <translation>Rés&amp;eau des lignes</translation>
    </message>
    <message>
        <source>* needed; the other columns may be left out</source>
        <translation>* nécessaire&#x202f;; les autres colonnes peuvent être laissées de côté</translation>
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
        <source>your account</source>
        <translation>votre compte</translation>
    </message>
    <message>
        <source>The network does not say</source>
        <translation>Le réseau ne le dit pas</translation>
    </message>
    <message>
        <source>labels: {names}</source>
        <translation>étiquettes&#xa0;: {names}</translation>
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
    <name>MethodChoice</name>
    <message>
        <source>Mood: corrected</source>
        <translation>Humeur&#xa0;: corrigée</translation>
    </message>
    <message>
        <source>Mood: counted</source>
        <translation>Humeur&#xa0;: comptée</translation>
    </message>
    <message>
        <source>How the mood is found, and how sure it is</source>
        <translation>Comment l’humeur est établie, et avec quelle certitude</translation>
    </message>
    <message>
        <source>Choose how the mood is found</source>
        <translation>Choisir comment l’humeur est établie</translation>
    </message>
    <message>
        <source>Explain this number…</source>
        <translation>Expliquer ce chiffre…</translation>
    </message>
    <message>
        <source>Counted: the labels as they are</source>
        <translation>Comptée&#xa0;: les tons tels quels</translation>
    </message>
    <message numerus="yes">
        <source>Corrected by %Ln label(s) of yours</source>
        <translation>
            <numerusform>Corrigée d’après %Ln de vos avis</numerusform>
            <numerusform>Corrigée d’après %Ln de vos avis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Corrected by your labels: %Ln more needed, on mentions drawn at random</source>
        <translation>
            <numerusform>Corrigée d’après vos avis&#xa0;: il en manque %Ln, sur des mentions tirées au sort</numerusform>
            <numerusform>Corrigée d’après vos avis&#xa0;: il en manque %Ln, sur des mentions tirées au sort</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Scorers</source>
        <translation>Analyse de l’humeur</translation>
    </message>
    <message>
        <source>&amp;How good it is</source>
        <translation>&amp;Ce qu’elle vaut</translation>
    </message>
    <message>
        <source>Lear&amp;ning from you</source>
        <translation>Ce qu’elle a a&amp;ppris de vous</translation>
    </message>
    <message>
        <source>Your &amp;words</source>
        <translation>Vos &amp;mots</translation>
    </message>
    <message>
        <source>Your words are not saved yet.</source>
        <translation>Vos mots ne sont pas encore enregistrés.</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Fermer sans enregistrer</translation>
    </message>
    <message>
        <source>Stopped. What was scored anew stays so.</source>
        <translation>Arrêté. Ce qui a été relu le reste.</translation>
    </message>
    <message>
        <source>The scoring ended without a word; see the log.</source>
        <translation>La relecture s’est arrêtée sans rien dire&#x202f;; voyez le journal.</translation>
    </message>
</context>
<context>
    <name>MoodMethodDialog</name>
    <message>
        <source>How the mood is found</source>
        <translation>Comment l’humeur est établie</translation>
    </message>
    <message>
        <source>Your labels against those of the scorer</source>
        <translation>Vos avis face à ceux de l’outil</translation>
    </message>
    <message>
        <source>scorer: {label}</source>
        <translation>outil&#xa0;: {label}</translation>
    </message>
    <message>
        <source>you: {label}</source>
        <translation>vous&#xa0;: {label}</translation>
    </message>
</context>
<context>
    <name>MoodWords</name>
    <message>
        <source>Counted</source>
        <translation>Comptée</translation>
    </message>
    <message>
        <source>Corrected by your labels</source>
        <translation>Corrigée d’après vos avis</translation>
    </message>
    <message>
        <source>Labelled inside the period</source>
        <translation>Par vos avis dans la période même</translation>
    </message>
    <message>
        <source>{method} (on the card)</source>
        <translation>{method} (sur la carte)</translation>
    </message>
    <message>
        <source>{value} ({low} to {high})</source>
        <translation>{value} ({low} à {high})</translation>
    </message>
    <message>
        <source>Mentions with a mood: {scored}, of which positive {positive}, neutral {neutral}, negative {negative}, your corrections included. Left out because nothing could be said of them: {unknown}.</source>
        <translation>Mentions notées&#xa0;: {scored}, dont positives {positive}, neutres {neutral}, négatives {negative}, vos corrections comprises. Inconnues, donc écartées&#xa0;: {unknown}.</translation>
    </message>
    <message>
        <source>That is too few to claim anything.</source>
        <translation>C’est trop peu pour affirmer quoi que ce soit.</translation>
    </message>
    <message>
        <source>The interval tells the chance of so many mentions; what the scorer mistakes is not in it.</source>
        <translation>L’intervalle dit la part du hasard pour ce nombre de mentions&#x202f;; les erreurs de l’outil n’y sont pas.</translation>
    </message>
    <message>
        <source>From {least} labels of yours on, the usual mistakes of the scorer are taken out again. They must be of mentions drawn at random, of any time; you have {labels}.</source>
        <translation>À partir de {least} de vos avis, les erreurs habituelles de l’outil sont retirées. Ces avis doivent porter sur des mentions tirées au sort, quelle que soit leur date&#x202f;; vous en avez {labels}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) drawn at random bear a label of yours. The table tells what the scorer takes for what; that is taken out again.</source>
        <translation>
            <numerusform>Vous avez jugé %Ln mention tirée au sort. Le tableau dit ce que l’outil prend pour quoi&#x202f;; ces erreurs sont retirées.</numerusform>
            <numerusform>Vous avez jugé %Ln mentions tirées au sort. Le tableau dit ce que l’outil prend pour quoi&#x202f;; ces erreurs sont retirées.</numerusform>
        </translation>
    </message>
    <message>
        <source>This period has too few mentions to claim anything.</source>
        <translation>Cette période a trop peu de mentions pour affirmer quoi que ce soit.</translation>
    </message>
    <message>
        <source>What is left: positive {positive}, neutral {neutral}, negative {negative}. It is honest, not sharp: the fewer labels, the wider.</source>
        <translation>Il reste&#xa0;: positives {positive}, neutres {neutral}, négatives {negative}. C’est honnête, mais peu précis&#xa0;: moins il y a d’avis, plus l’intervalle est large.</translation>
    </message>
    <message>
        <source>Nothing was measured of the scorer in these languages: your labels count alone.</source>
        <translation>Rien n’a été mesuré de l’outil dans ces langues&#xa0;: vos avis comptent seuls.</translation>
    </message>
    <message>
        <source>Your labels contradict the card of the model; they count alone.</source>
        <translation>Vos avis contredisent la fiche du modèle&#x202f;; ils comptent seuls.</translation>
    </message>
    <message>
        <source>What was measured when the scorer was trained fills the table up; the more labels, the less it weighs.</source>
        <translation>Ce qui a été mesuré à l’entraînement de l’outil complète le tableau&#x202f;; plus il y a d’avis, moins cela pèse.</translation>
    </message>
    <message>
        <source>For a claim about this very period, label some of its mentions, drawn at random: sharper than a correction, and right whatever the mood has done.</source>
        <translation>Pour affirmer quelque chose de cette période précise, jugez quelques-unes de ses mentions, tirées au sort&#xa0;: plus précis qu’une correction, et juste quoi qu’ait fait l’humeur.</translation>
    </message>
    <message>
        <source>Of the {scored} mentions of this period that carry a mood, reposts left out, {drawn} were drawn at random on {day}; you labelled {labels}. What the scorer says of all is set right by what it mistook in these. The figure speaks of these mentions, not of others that could have been written.</source>
        <translation>Des {scored} mentions notées de cette période, hors partages, {drawn} ont été tirées au sort le {day}&#x202f;; vous en avez jugé {labels}. Ce que l’outil dit de toutes est redressé de ses erreurs sur celles-ci. Le chiffre parle de ces mentions, pas d’autres qui auraient pu être écrites.</translation>
    </message>
    <message>
        <source>Mentions were drawn on {day}, when the period had {before}; it has {now} now. Label anew: what you labelled counts again.</source>
        <translation>Des mentions ont été tirées au sort le {day}, quand la période en avait {before}&#x202f;; elle en a {now} à présent. Recommencez&#xa0;: vos avis déjà donnés comptent encore.</translation>
    </message>
    <message>
        <source>{drawn} mentions were drawn at random on {day}; you labelled {labels} in their order. From {least} on they tell the mood.</source>
        <translation>{drawn} mentions ont été tirées au sort le {day}&#x202f;; vous en avez jugé {labels} dans l’ordre. À partir de {least}, elles disent l’humeur.</translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln mention(s) of this period (about {minutes} min)</source>
        <translation>
            <numerusform>Juger %Ln mention de cette période (environ {minutes} min)</numerusform>
            <numerusform>Juger %Ln mentions de cette période (environ {minutes} min)</numerusform>
        </translation>
    </message>
    <message>
        <source>(positive − negative) / scored; interval with half a mention added to each label</source>
        <translation>(positives − négatives) / notées&#x202f;; intervalle avec une demi-mention ajoutée à chaque ton</translation>
    </message>
    <message>
        <source>adjusted count: the shares that, mistaken as in the table, give what was said; interval of 800 draws</source>
        <translation>compte ajusté&#xa0;: les parts qui, confondues comme au tableau, donnent ce que dit l’outil&#x202f;; intervalle sur 800 tirages</translation>
    </message>
    <message>
        <source>difference estimator: mean said of all + mean (yours − said) of those labelled; interval by Student</source>
        <translation>estimateur par différence&#xa0;: moyenne de l’outil sur toutes + moyenne (vous − outil) sur les jugées&#x202f;; intervalle de Student</translation>
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
        <source>mood corrected by {count} labels</source>
        <translation>humeur corrigée d’après {count} mentions relues à la main</translation>
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
        <source>copies counted once</source>
        <translation>copies comptées une fois</translation>
    </message>
    <message>
        <source>filter {query}</source>
        <translation>filtre {query}</translation>
    </message>
    <message>
        <source>own posts included</source>
        <translation>messages à vous compris</translation>
    </message>
    <message>
        <source>without own posts</source>
        <translation>sans vos propres messages</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ce n’est pas un fichier</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>First rows of the file</source>
        <translation>Premières lignes du fichier</translation>
    </message>
</context>
<context>
    <name>QueryChips</name>
    <message>
        <source>Any of</source>
        <translation>L’un de</translation>
    </message>
    <message>
        <source>All of</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>None of</source>
        <translation>Aucun de</translation>
    </message>
    <message>
        <source>This query is richer than the chips can show: edit the text.</source>
        <translation>Cette requête en dit plus que les pastilles ne peuvent montrer&#xa0;: modifiez le texte.</translation>
    </message>
</context>
<context>
    <name>QueryPreview</name>
    <message>
        <source>What the query finds in the archive</source>
        <translation>Ce que la requête trouve dans les archives</translation>
    </message>
    <message>
        <source>Type a query to see what it finds in the archive.</source>
        <translation>Tapez une requête pour voir ce qu’elle trouve dans les archives.</translation>
    </message>
    <message>
        <source>The preview goes on once the query can be read.</source>
        <translation>L’aperçu reprendra dès que la requête sera lisible.</translation>
    </message>
    <message>
        <source>Looking through the archive…</source>
        <translation>Recherche dans les archives…</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>Gagnées</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdues</translation>
    </message>
    <message>
        <source>Nothing is stored yet: examples come with the first collection or import.</source>
        <translation>Rien n’est encore enregistré&#xa0;: les exemples viendront avec la première collecte ou le premier import.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) found</source>
        <translation>
            <numerusform>%Ln mention trouvée</numerusform>
            <numerusform>%Ln mentions trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>{found}, the same as by the saved query</source>
        <translation>{found}, les mêmes qu’avec la requête enregistrée</translation>
    </message>
    <message>
        <source>{won} won, {lost} lost against the saved query</source>
        <translation>{won} de plus, {lost} de moins qu’avec la requête enregistrée</translation>
    </message>
    <message>
        <source>Nothing in the archive fits this query.</source>
        <translation>Rien dans les archives ne correspond à cette requête.</translation>
    </message>
    <message>
        <source>Nothing is found that the saved query does not find.</source>
        <translation>Cette requête ne trouve rien de plus que celle enregistrée.</translation>
    </message>
    <message>
        <source>Nothing is lost that the saved query finds.</source>
        <translation>Cette requête trouve tout ce que trouve celle enregistrée.</translation>
    </message>
    <message>
        <source>The saved query found: {reasons}</source>
        <translation>Trouvé par la requête enregistrée&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>Found by: {reasons}</source>
        <translation>Trouvé par&#xa0;: {reasons}</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Récentes</translation>
    </message>
    <message>
        <source>The newest mentions that the query finds</source>
        <translation>Les mentions les plus récentes que la requête trouve</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Drawn at random from all that the query finds</source>
        <translation>Tirées au hasard parmi tout ce que la requête trouve</translation>
    </message>
    <message>
        <source>Found by this query, not by the saved one</source>
        <translation>Trouvées par cette requête, pas par celle enregistrée</translation>
    </message>
    <message>
        <source>Found by the saved query, not by this one</source>
        <translation>Trouvées par la requête enregistrée, pas par celle-ci</translation>
    </message>
</context>
<context>
    <name>QueryRemarks</name>
    <message>
        <source>{network}: {remark}</source>
        <translation>{network}&#xa0;: {remark}</translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message>
        <source>Mentions answered</source>
        <translation>Mentions traitées</translation>
    </message>
    <message>
        <source>{place} of {size}</source>
        <translation>{place} sur {size}</translation>
    </message>
    <message>
        <source>Unknown author</source>
        <translation>Auteur inconnu</translation>
    </message>
    <message>
        <source>You cannot tell this one; cmdesk had said: {theirs}.</source>
        <translation>Impossible à dire pour vous&#x202f;; cmdesk avait dit&#xa0;: {theirs}.</translation>
    </message>
    <message>
        <source>The one before: you could not tell; cmdesk had said: {theirs}.</source>
        <translation>La précédente&#xa0;: impossible à dire&#x202f;; cmdesk avait dit&#xa0;: {theirs}.</translation>
    </message>
    <message>
        <source>You say: {hers}; cmdesk had not been able to judge it.</source>
        <translation>Votre réponse&#xa0;: {hers}&#x202f;; cmdesk n’avait pas pu juger.</translation>
    </message>
    <message>
        <source>The one before: {hers}; cmdesk had not been able to judge it.</source>
        <translation>La précédente&#xa0;: {hers}&#x202f;; cmdesk n’avait pas pu juger.</translation>
    </message>
    <message>
        <source>You say: {hers}; cmdesk had said the same.</source>
        <translation>Votre réponse&#xa0;: {hers}&#x202f;; cmdesk avait dit de même.</translation>
    </message>
    <message>
        <source>The one before: {hers}; cmdesk had said the same.</source>
        <translation>La précédente&#xa0;: {hers}&#x202f;; cmdesk avait dit de même.</translation>
    </message>
    <message>
        <source>You say: {hers}; cmdesk had said: {theirs}.</source>
        <translation>Votre réponse&#xa0;: {hers}&#x202f;; cmdesk avait dit&#xa0;: {theirs}.</translation>
    </message>
    <message>
        <source>The one before: {hers}; cmdesk had said: {theirs}.</source>
        <translation>La précédente&#xa0;: {hers}&#x202f;; cmdesk avait dit&#xa0;: {theirs}.</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>moins d’une minute restante</translation>
    </message>
    <message numerus="yes">
        <source>about %Ln minute(s) left</source>
        <translation>
            <numerusform>encore %Ln minute environ</numerusform>
            <numerusform>encore %Ln minutes environ</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>Text of the mention</source>
        <translation>Texte de la mention</translation>
    </message>
    <message>
        <source>Quoted text</source>
        <translation>Texte cité</translation>
    </message>
    <message>
        <source>QUOTED</source>
        <translation>CITÉ</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>impossible à dire</translation>
    </message>
    <message>
        <source>{answer}, key {key}</source>
        <translation>{answer}, touche {key}</translation>
    </message>
    <message>
        <source>← The one before</source>
        <translation>← La précédente</translation>
    </message>
    <message>
        <source>Back to the one before (Backspace)</source>
        <translation>Revenir à la précédente (retour arrière)</translation>
    </message>
    <message>
        <source>Enough: see the result</source>
        <translation>Assez&#xa0;: voir le résultat</translation>
    </message>
    <message>
        <source>The rest waits for you</source>
        <translation>Le reste vous attendra</translation>
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
    <name>RestoreDialog</name>
    <message>
        <source>Choose the backup to restore</source>
        <translation>Choisir la sauvegarde à restaurer</translation>
    </message>
    <message>
        <source>Backups and copies (*.db *.before-restore-* *.version-*)</source>
        <translation>Sauvegardes et copies (*.db *.before-restore-* *.version-*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>RestoreQuestion</name>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Put {file} in the place of all that is stored?</source>
        <translation>Mettre {file} à la place de tout ce qui est enregistré&#x202f;?</translation>
    </message>
    <message>
        <source>Trackers, mentions and labels become those of the backup, and edits can no longer be undone. What is stored now is kept in a file of its own in {folder}.</source>
        <translation>Les suivis, les mentions et les tons redeviennent ceux de la sauvegarde, et les modifications ne pourront plus être annulées. Ce qui est enregistré à présent est gardé dans un fichier à part, dans {folder}.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>&amp;Learn from my corrections</source>
        <translation>&amp;Apprendre de mes corrections</translation>
    </message>
    <message>
        <source>← The last mention</source>
        <translation>← La dernière mention</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>One moment: your answers are being counted…</source>
        <translation>Un instant&#xa0;: vos réponses sont comptées…</translation>
    </message>
    <message>
        <source>Your answers are kept</source>
        <translation>Vos réponses sont gardées</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) labelled</source>
        <translation>
            <numerusform>%Ln mention qualifiée</numerusform>
            <numerusform>%Ln mentions qualifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln mention(s) labelled</source>
        <translation>
            <numerusform>Terminé&#xa0;: %Ln mention qualifiée</numerusform>
            <numerusform>Terminé&#xa0;: %Ln mentions qualifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln you could not tell</source>
        <translation>
            <numerusform>%Ln impossible à dire</numerusform>
            <numerusform>%Ln impossibles à dire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still wait(s) for you</source>
        <translation>
            <numerusform>%Ln vous attend encore</numerusform>
            <numerusform>%Ln vous attendent encore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more label(s) of yours, and cmdesk can learn from them.</source>
        <translation>
            <numerusform>Encore %Ln ton donné par vous, et cmdesk pourra en apprendre.</numerusform>
            <numerusform>Encore %Ln tons donnés par vous, et cmdesk pourra en apprendre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cmdesk can now learn from your %Ln label(s): what it learns is kept only where it does better.</source>
        <translation>
            <numerusform>cmdesk peut maintenant apprendre de %Ln ton donné par vous&#x202f;; ce qu’il apprend n’est gardé que s’il voit plus juste.</numerusform>
            <numerusform>cmdesk peut maintenant apprendre des %Ln tons donnés par vous&#x202f;; ce qu’il apprend n’est gardé que s’il voit plus juste.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>{count} &amp;more</source>
        <translation>{count} de &amp;plus</translation>
    </message>
    <message>
        <source>Too few of them were drawn at random to say how often cmdesk is right.</source>
        <translation>Trop peu d’entre elles ont été tirées au hasard pour dire si cmdesk voit souvent juste.</translation>
    </message>
    <message numerus="yes">
        <source>On the %Ln mention(s) drawn at random cmdesk had said the same as you in {same}.</source>
        <translation>
            <numerusform>Sur la %Ln mention tirée au hasard, cmdesk avait dit comme vous pour {same}.</numerusform>
            <numerusform>Sur les %Ln mentions tirées au hasard, cmdesk avait dit comme vous pour {same}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It had not been able to judge %Ln of them.</source>
        <translation>
            <numerusform>Il n’avait pas pu en juger %Ln.</numerusform>
            <numerusform>Il n’avait pas pu en juger %Ln.</numerusform>
        </translation>
    </message>
    <message>
        <source>That is {share} of those it judged; measured on so few, the true share may be {low} to {high}.</source>
        <translation>C’est {share} de celles qu’il a jugées&#x202f;; mesurée sur si peu, la vraie part peut aller de {low} à {high}.</translation>
    </message>
    <message>
        <source>The others were chosen because cmdesk was unsure of them: they teach it most, and measure nothing.</source>
        <translation>Les autres ont été choisies parce que cmdesk en doutait&#xa0;: ce sont elles qui lui apprennent le plus, mais elles ne mesurent rien.</translation>
    </message>
    <message numerus="yes">
        <source>From %Ln label(s) on the mood of the period can be told.</source>
        <translation>
            <numerusform>L’humeur de la période peut se dire à partir de %Ln réponse.</numerusform>
            <numerusform>L’humeur de la période peut se dire à partir de %Ln réponses.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too few mentions of this period carry a mood to tell what it was.</source>
        <translation>Trop peu de mentions de cette période ont un ton connu pour dire quelle en fut l’humeur.</translation>
    </message>
    <message numerus="yes">
        <source>Set right by your %Ln label(s)</source>
        <translation>
            <numerusform>Corrigée par %Ln réponse de vous</numerusform>
            <numerusform>Corrigée par vos %Ln réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted from what cmdesk says</source>
        <translation>Comptée d’après cmdesk seul</translation>
    </message>
    <message>
        <source>MOOD OF THE PERIOD</source>
        <translation>HUMEUR DE LA PÉRIODE</translation>
    </message>
    <message numerus="yes">
        <source>In 95 of 100 such cases the mood of the %Ln scored mention(s) of this period lies between the two bounds: your labels were drawn at random inside it, so the mistakes of cmdesk are taken out. Reposts are left out.</source>
        <translation>
            <numerusform>Dans 95 cas semblables sur 100, l’humeur de la %Ln mention notée de cette période est entre les deux bornes&#xa0;: vos réponses y ont été tirées au hasard, les erreurs de cmdesk sont donc corrigées. Les partages sont laissés de côté.</numerusform>
            <numerusform>Dans 95 cas semblables sur 100, l’humeur des %Ln mentions notées de cette période est entre les deux bornes&#xa0;: vos réponses y ont été tirées au hasard, les erreurs de cmdesk sont donc corrigées. Les partages sont laissés de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>entre {low} et {high}</translation>
    </message>
</context>
<context>
    <name>ScorerErrands</name>
    <message>
        <source>{count} mentions were judged by an older scorer.</source>
        <translation>{count} mentions ont été jugées par un outil d’une version d’avant.</translation>
    </message>
    <message>
        <source>Judge them anew</source>
        <translation>Les relire</translation>
    </message>
</context>
<context>
    <name>ScorerQuality</name>
    <message>
        <source>What is told</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>Your own mentions</source>
        <translation>Vos propres mentions</translation>
    </message>
    <message>
        <source>What it learnt from</source>
        <translation>De quoi l’outil a appris</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Ce qu’il ne sait pas faire</translation>
    </message>
    <message>
        <source>{count} of {least} checked</source>
        <translation>{count} sur {least} vérifiées</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>How good the scorers are on your mentions shows only on mentions drawn at random that you have labelled, whether cmdesk was right or wrong. Figures come from {least} of them.</source>
        <translation>Ce que vaut l’outil sur vos mentions ne se voit que sur des mentions tirées au sort que vous avez jugées, que cmdesk ait eu raison ou tort. Les chiffres viennent à partir de {least}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more of them to check.</source>
        <translation>
            <numerusform>Encore %Ln à vérifier.</numerusform>
            <numerusform>Encore %Ln à vérifier.</numerusform>
        </translation>
    </message>
    <message>
        <source>One in three of those that are put before you is drawn at random.</source>
        <translation>Une sur trois de celles qui vous sont soumises est tirée au sort.</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln of your mentions, drawn at random: for the others, count on the intervals.</source>
        <translation>
            <numerusform>Mesuré sur %Ln de vos mentions, tirée au sort&#xa0;: pour les autres, fiez-vous aux intervalles.</numerusform>
            <numerusform>Mesuré sur %Ln de vos mentions, tirées au sort&#xa0;: pour les autres, fiez-vous aux intervalles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check {count} mentions…</source>
        <translation>Vérifier {count} mentions…</translation>
    </message>
    <message>
        <source>Some of these mentions were judged by a version that learnt from your labels, perhaps from these very ones: the figures may be too good. The honest ones stand under “Learning from you”.</source>
        <translation>Certaines de ces mentions ont été jugées par une version qui a appris de vos corrections, peut-être de celles-ci mêmes&#xa0;: ces chiffres sont peut-être trop beaux. Les chiffres honnêtes sont sous «&#xa0;Ce qu’elle a appris de vous&#xa0;».</translation>
    </message>
    <message>
        <source>Labels that you changed only because you saw that they were wrong are not used here: they would say that the scorer is always wrong.</source>
        <translation>Les tons que vous n’avez changés que parce que vous les avez vus faux ne servent pas ici&#xa0;: à les croire, l’outil se tromperait toujours.</translation>
    </message>
    <message>
        <source>{name}, {language}: {rows} tweets</source>
        <translation>{name}, {language}&#xa0;: {rows} tweets</translation>
    </message>
    <message>
        <source>cmdesk holds what was learnt from these texts, not the texts.</source>
        <translation>cmdesk contient ce qui a été appris de ces textes, pas les textes.</translation>
    </message>
</context>
<context>
    <name>ScorerVersions</name>
    <message>
        <source>Your corrections, the labels you set or confirmed, teach the scorer the words of your field. That makes a new version, which you can leave again at any time.</source>
        <translation>Vos corrections, c’est-à-dire les tons que vous avez donnés ou confirmés, apprennent à l’outil les mots de votre métier. Cela fait une nouvelle version, que vous pouvez quitter à tout moment.</translation>
    </message>
    <message>
        <source>Check {count} mentions…</source>
        <translation>Vérifier {count} mentions…</translation>
    </message>
    <message>
        <source>Score them &amp;anew</source>
        <translation>Les re&amp;lire</translation>
    </message>
    <message>
        <source>as shipped</source>
        <translation>d’origine</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>You have labelled %Ln mention(s).</source>
        <translation>
            <numerusform>Vous avez jugé %Ln mention.</numerusform>
            <numerusform>Vous avez jugé %Ln mentions.</numerusform>
        </translation>
    </message>
    <message>
        <source>Scoring anew…</source>
        <translation>Relecture…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Learn from my %Ln correction(s)</source>
        <translation>
            <numerusform>App&amp;rendre de %Ln correction</numerusform>
            <numerusform>App&amp;rendre de mes %Ln corrections</numerusform>
        </translation>
    </message>
    <message>
        <source>Learning needs {least} corrections:</source>
        <translation>Pour apprendre, il faut {least} corrections&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more to go.</source>
        <translation>
            <numerusform>encore %Ln.</numerusform>
            <numerusform>encore %Ln.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) were scored by an older version.</source>
        <translation>
            <numerusform>%Ln mention a été lue par une version plus ancienne.</numerusform>
            <numerusform>%Ln mentions ont été lues par une version plus ancienne.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Use the shipped scorer only</source>
        <translation>&amp;Utiliser l’outil d’origine seul</translation>
    </message>
    <message>
        <source>&amp;Use this version</source>
        <translation>&amp;Utiliser cette version</translation>
    </message>
    <message>
        <source>The scorer as it ships, without anything learnt from you.</source>
        <translation>L’outil tel qu’il est livré, sans rien d’appris de vous.</translation>
    </message>
    <message>
        <source>This version was made for {old}, and cmdesk now judges by {new}: learn again from your corrections.</source>
        <translation>Cette version a été faite pour {old}, et cmdesk juge désormais avec {new}&#xa0;: relancez l’apprentissage.</translation>
    </message>
    <message>
        <source>On your corrections, version {number} does better than the shipped scorer.</source>
        <translation>Sur vos corrections, la version {number} fait mieux que l’outil d’origine.</translation>
    </message>
    <message>
        <source>On your corrections, version {number} does as well as the shipped scorer.</source>
        <translation>Sur vos corrections, la version {number} fait aussi bien que l’outil d’origine.</translation>
    </message>
    <message>
        <source>On your corrections, version {number} does worse than the shipped scorer.</source>
        <translation>Sur vos corrections, la version {number} fait moins bien que l’outil d’origine.</translation>
    </message>
    <message>
        <source>On the sentences that ship with cmdesk nothing changes.</source>
        <translation>Sur les phrases livrées avec cmdesk, rien ne change.</translation>
    </message>
    <message>
        <source>Of the sentences that ship with cmdesk it judges more right: {before}, now {after}.</source>
        <translation>Parmi les phrases livrées avec cmdesk, elle en juge plus de justes&#xa0;: {before} avant, {after} à présent.</translation>
    </message>
    <message>
        <source>Of the sentences that ship with cmdesk it judges fewer right: {before}, now {after}.</source>
        <translation>Parmi les phrases livrées avec cmdesk, elle en juge moins de justes&#xa0;: {before} avant, {after} à présent.</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>utilisée</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Faite le</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>How many corrections it learnt from</source>
        <translation>De combien de corrections elle a appris</translation>
    </message>
    <message>
        <source>On your corrections (macro-F1)</source>
        <translation>Vos corrections (macro-F1)</translation>
    </message>
    <message>
        <source>Macro-F1 before and after: each correction is judged by a version that did not learn from it.</source>
        <translation>Macro-F1 avant et après&#xa0;: chaque correction est jugée par une version qui n’en a pas appris.</translation>
    </message>
    <message>
        <source>On our sentences (right)</source>
        <translation>Nos phrases (justes)</translation>
    </message>
    <message>
        <source>Sentences that ship with cmdesk, judged right before and after: what it knew shall stay.</source>
        <translation>Phrases livrées avec cmdesk, bien jugées avant et après&#xa0;: ce qu’elle savait doit rester.</translation>
    </message>
</context>
<context>
    <name>ScorerWords</name>
    <message>
        <source>A trained model judges; beside it, a word list gives a second opinion that you can follow.</source>
        <translation>Un modèle entraîné juge&#x202f;; à côté, une liste de mots donne un second avis, que vous pouvez suivre.</translation>
    </message>
    <message>
        <source>A trained model judges; there is no word list for this language.</source>
        <translation>Un modèle entraîné juge&#x202f;; il n’y a pas de liste de mots pour cette langue.</translation>
    </message>
    <message>
        <source>{share} right</source>
        <translation>{share} de justes</translation>
    </message>
    <message>
        <source>No text is {label} here.</source>
        <translation>Aucun texte n’est {label} ici.</translation>
    </message>
    <message>
        <source>Of {of} mentions that you call positive, it calls {good} positive.</source>
        <translation>Sur {of} mentions que vous dites positives, il en dit {good} positives.</translation>
    </message>
    <message>
        <source>Of {of} mentions that you call neutral, it calls {good} neutral.</source>
        <translation>Sur {of} mentions que vous dites neutres, il en dit {good} neutres.</translation>
    </message>
    <message>
        <source>Of {of} mentions that you call negative, it calls {good} negative.</source>
        <translation>Sur {of} mentions que vous dites négatives, il en dit {good} négatives.</translation>
    </message>
    <message>
        <source>Of {of} tweets that people called positive, it calls {good} positive.</source>
        <translation>Sur {of} tweets que des gens ont dits positifs, il en dit {good} positifs.</translation>
    </message>
    <message>
        <source>Of {of} tweets that people called neutral, it calls {good} neutral.</source>
        <translation>Sur {of} tweets que des gens ont dits neutres, il en dit {good} neutres.</translation>
    </message>
    <message>
        <source>Of {of} tweets that people called negative, it calls {good} negative.</source>
        <translation>Sur {of} tweets que des gens ont dits négatifs, il en dit {good} négatifs.</translation>
    </message>
    <message>
        <source>Its most frequent mistake: it says {said} where it is {true} ({share} of those).</source>
        <translation>Son erreur la plus fréquente&#xa0;: il dit {said} quand c’est {true} ({share} de ces cas).</translation>
    </message>
    <message>
        <source>It says the very opposite, positive for negative or the other way, in {share} of all.</source>
        <translation>Il dit tout le contraire, positif pour négatif ou l’inverse, dans {share} des cas.</translation>
    </message>
    <message>
        <source>Right in {share} (95% interval: {low} to {high}).</source>
        <translation>Juste dans {share} des cas (intervalle à 95&#x202f;%&#xa0;: {low} à {high}).</translation>
    </message>
    <message>
        <source>Macro-F1 {value} ({low} to {high}): all labels weigh the same; 1 is perfect, chance gives about {least}.</source>
        <translation>Macro-F1 {value} ({low} à {high})&#xa0;: tous les tons pèsent autant&#x202f;; 1 est parfait, le hasard donne environ {least}.</translation>
    </message>
    <message>
        <source>Measured on {count} tweets kept out of its training. On other ones, expect some 4 points less.</source>
        <translation>Mesuré sur {count} tweets tenus hors de l’entraînement. Sur d’autres, attendez-vous à environ 4 points de moins.</translation>
    </message>
    <message>
        <source>It gives no probabilities.</source>
        <translation>Il ne donne pas de probabilités.</translation>
    </message>
    <message>
        <source>Its probabilities are calibrated: where it says 80%, it is right about 8 times in 10 (mean gap: {off} points).</source>
        <translation>Ses probabilités sont calibrées&#xa0;: quand il dit 80&#x202f;%, il a raison environ 8 fois sur 10 (écart moyen&#xa0;: {off} points).</translation>
    </message>
    <message>
        <source>Its probabilities are not calibrated here: they are off by {off} points on average. Take them for an order, not for shares.</source>
        <translation>Ses probabilités ne sont pas calibrées ici&#xa0;: elles sont à {off} points de la réalité en moyenne. Prenez-les pour un ordre, non pour des parts.</translation>
    </message>
    <message>
        <source>{scorer} learnt from {count} tweets that people had labelled.</source>
        <translation>{scorer} a appris de {count} tweets jugés à la main.</translation>
    </message>
    <message>
        <source>Trained on: {day}.</source>
        <translation>Entraîné le&#xa0;: {day}.</translation>
    </message>
    <message>
        <source>{count} texts were left out of the training because they occur among those it is measured on.</source>
        <translation>{count} textes ont été écartés de l’entraînement parce qu’ils sont parmi ceux qui servent à mesurer.</translation>
    </message>
    <message>
        <source>Irony</source>
        <translation>L’ironie</translation>
    </message>
    <message>
        <source>“Bravo, forty minutes of waiting!” is likely to be taken for praise.</source>
        <translation>«&#xa0;Bravo, quarante minutes d’attente&#x202f;!&#xa0;» sera sans doute pris pour un éloge.</translation>
    </message>
    <message>
        <source>Mixed posts</source>
        <translation>Les avis partagés</translation>
    </message>
    <message>
        <source>A post that praises and complains gets one label. Look at its probabilities: two are high.</source>
        <translation>Un message qui loue et se plaint ne reçoit qu’un ton. Regardez ses probabilités&#xa0;: deux sont hautes.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Les questions</translation>
    </message>
    <message>
        <source>A question about a problem may be read as a complaint, or the other way round.</source>
        <translation>Une question sur un problème peut passer pour une plainte, ou l’inverse.</translation>
    </message>
    <message>
        <source>Other kinds of text</source>
        <translation>Les autres genres de textes</translation>
    </message>
    <message>
        <source>It learnt from tweets. Long articles, reviews and the words of a trade are judged less well.</source>
        <translation>Il a appris de tweets. Les longs articles, les avis de clients et les mots d’un métier sont moins bien jugés.</translation>
    </message>
    <message>
        <source>Who is meant</source>
        <translation>De qui l’on parle</translation>
    </message>
    <message>
        <source>It judges the tone of the text, not what is thought of your brand: praise of a rival is positive.</source>
        <translation>Il juge le ton du texte, pas ce qu’on pense de votre marque&#xa0;: l’éloge d’un concurrent est positif.</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>Les autres langues</translation>
    </message>
    <message>
        <source>They get no label: the text is “unknown” and never counts as neutral.</source>
        <translation>Elles ne reçoivent pas de ton&#xa0;: le texte est «&#xa0;inconnu&#xa0;» et ne compte jamais pour neutre.</translation>
    </message>
    <message>
        <source>You say {label}</source>
        <translation>Vous&#xa0;: {label}</translation>
    </message>
    <message>
        <source>People say {label}</source>
        <translation>Les gens&#xa0;: {label}</translation>
    </message>
</context>
<context>
    <name>Scoring</name>
    <message>
        <source>Mentions scored anew: {mentions}; other labels: {changed}.</source>
        <translation>Mentions relues&#xa0;: {mentions}&#x202f;; tons changés&#xa0;: {changed}.</translation>
    </message>
    <message>
        <source>Version {number} learnt from {corrections} corrections; macro-F1 on them: {before}, now {after}.</source>
        <translation>La version {number} a appris de {corrections} corrections&#x202f;; macro-F1 sur celles-ci&#xa0;: {before} avant, {after} à présent.</translation>
    </message>
    <message>
        <source>your words</source>
        <translation>vos mots</translation>
    </message>
    <message>
        <source>choice of a version</source>
        <translation>choix d’une version</translation>
    </message>
    <message>
        <source>Learning from you</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Scoring anew</source>
        <translation>Relecture</translation>
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
    <name>SourceBoxes</name>
    <message>
        <source>needs a key and a ceiling…</source>
        <translation>demande une clé et un plafond…</translation>
    </message>
    <message>
        <source>X needs a key and a ceiling…</source>
        <translation>X demande une clé et un plafond…</translation>
    </message>
    <message>
        <source>Feeds are read for every tracker.</source>
        <translation>Les flux sont lus pour tous les suivis.</translation>
    </message>
</context>
<context>
    <name>SourceChoice</name>
    <message>
        <source>Not said</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>Network of the rows</source>
        <translation>Réseau des lignes</translation>
    </message>
</context>
<context>
    <name>SourceErrands</name>
    <message>
        <source>The demonstration collects nothing</source>
        <translation>La démonstration ne collecte rien</translation>
    </message>
    <message>
        <source>The collection is interrupted and starts again by itself; what is stored stays stored.</source>
        <translation>La collecte est interrompue et reprend d’elle-même&#x202f;; ce qui est enregistré le reste.</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>Sources…</translation>
    </message>
</context>
<context>
    <name>SourceTable</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Dernier résultat</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Prochaine</translation>
    </message>
    <message>
        <source>May be asked from</source>
        <translation>Interrogeable dès</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Fréquence</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
</context>
<context>
    <name>SourceWords</name>
    <message>
        <source>Gone for good: it is not asked any more</source>
        <translation>Disparu pour de bon&#xa0;: il n’est plus interrogé</translation>
    </message>
    <message>
        <source>Its tracker is paused</source>
        <translation>Son suivi est en pause</translation>
    </message>
    <message>
        <source>Not asked: X needs a key and a ceiling</source>
        <translation>Pas interrogé&#xa0;: X demande une clé et un plafond</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Pas encore interrogé</translation>
    </message>
    <message>
        <source>Listening… {read} read, {new} new</source>
        <translation>Écoute… {read} lus, {new} nouveaux</translation>
    </message>
    <message>
        <source>Being asked… {read} read</source>
        <translation>En cours… lus&#xa0;: {read}</translation>
    </message>
    <message>
        <source>Broken off; the next collection goes on where it was</source>
        <translation>Interrompu&#x202f;; la prochaine collecte reprendra là</translation>
    </message>
    <message>
        <source>{read} read, {kept} kept, {new} new</source>
        <translation>lus&#xa0;: {read}, gardés&#xa0;: {kept}, nouveaux&#xa0;: {new}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>when you ask</source>
        <translation>à votre demande</translation>
    </message>
    <message>
        <source>all the time</source>
        <translation>en permanence</translation>
    </message>
    <message>
        <source>{count} d</source>
        <translation>{count} j</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>{came} of {most} MB today</source>
        <translation>{came} sur {most} Mo aujourd’hui</translation>
    </message>
    <message>
        <source>{left} left</source>
        <translation>reste {left}</translation>
    </message>
    <message>
        <source>{left} of {limit} left</source>
        <translation>reste {left} sur {limit}</translation>
    </message>
    <message>
        <source>Fragile: it may refuse for hours, which is no fault of yours.</source>
        <translation>Fragile&#xa0;: elle peut refuser pendant des heures, sans que vous y soyez pour rien.</translation>
    </message>
</context>
<context>
    <name>SourcesDialog</name>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>The demonstration collects nothing: it has no sources of its own.</source>
        <translation>La démonstration ne collecte rien&#xa0;: elle n’a pas de sources à elle.</translation>
    </message>
    <message>
        <source>Feeds are read for every tracker. Which trackers search where is set in each tracker.</source>
        <translation>Les flux sont lus pour tous les suivis. Chaque suivi dit lui-même où il cherche.</translation>
    </message>
    <message>
        <source>Collect a&amp;ll the time</source>
        <translation>Co&amp;llecter en permanence</translation>
    </message>
    <message>
        <source>G&amp;o on when the window closes</source>
        <translation>C&amp;ontinuer quand la fenêtre se ferme</translation>
    </message>
    <message>
        <source>Nothing is asked yet</source>
        <translation>Rien n’est encore interrogé</translation>
    </message>
    <message>
        <source>Follow the feed of a newspaper or a blog, or let a tracker look in Google News.</source>
        <translation>Suivez le flux d’un journal ou d’un blog, ou laissez un suivi chercher dans Google Actualités.</translation>
    </message>
    <message>
        <source>Add a feed…</source>
        <translation>Ajouter un flux…</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Collecte en cours…</translation>
    </message>
    <message>
        <source>Collect &amp;now</source>
        <translation>Collecter &amp;maintenant</translation>
    </message>
    <message>
        <source>{title} is followed no more; its mentions stay.</source>
        <translation>{title} n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s) are followed no more; their mentions stay.</source>
        <translation>
            <numerusform>%Ln flux n’est plus suivi&#x202f;; ses mentions restent.</numerusform>
            <numerusform>%Ln flux ne sont plus suivis&#x202f;; leurs mentions restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Goo&amp;gle News: editions…</source>
        <translation>Goo&amp;gle Actualités&#xa0;: éditions…</translation>
    </message>
    <message>
        <source>&amp;How often, how much…</source>
        <translation>&amp;Fréquences et limites…</translation>
    </message>
    <message>
        <source>Test the &amp;connection…</source>
        <translation>Essayer la &amp;connexion…</translation>
    </message>
    <message>
        <source>&amp;Add a feed…</source>
        <translation>&amp;Ajouter un flux…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>Mo&amp;difier…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>Arrê&amp;ter</translation>
    </message>
    <message>
        <source>Stop the collection; what is stored stays stored</source>
        <translation>Arrêter la collecte&#x202f;; ce qui est enregistré le reste</translation>
    </message>
    <message>
        <source>&amp;X: key and ceiling…</source>
        <translation>&amp;X&#xa0;: clé et plafond…</translation>
    </message>
</context>
<context>
    <name>SourcesPage</name>
    <message>
        <source>Where shall cmdesk look?</source>
        <translation>Où cmdesk doit-il chercher&#x202f;?</translation>
    </message>
    <message>
        <source>None of these needs an account or a key, and none costs money.</source>
        <translation>Aucune de ces sources ne demande de compte ni de clé, et aucune ne coûte d’argent.</translation>
    </message>
    <message>
        <source>Tick at least one: that is where your first mentions come from.</source>
        <translation>Cochez-en au moins une&#xa0;: c’est de là que viennent vos premières mentions.</translation>
    </message>
    <message>
        <source>Newspapers, blogs and forums are read by their feeds: add the address of a site later in the menu Sources. Networks that need a key are set up there too.</source>
        <translation>Les journaux, les blogs et les forums se lisent par leurs flux&#xa0;: ajoutez plus tard l’adresse d’un site dans le menu Sources. Les réseaux qui demandent une clé s’y règlent aussi.</translation>
    </message>
    <message>
        <source>Refuses now and then, for hours: that is no fault of yours.</source>
        <translation>Refuse parfois, pendant des heures&#xa0;: vous n’y êtes pour rien.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Demonstration store</source>
        <translation>Base de démonstration</translation>
    </message>
    <message>
        <source>Sources, and how often they are asked</source>
        <translation>Les sources, et quand elles sont interrogées</translation>
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
    <name>SummaryPage</name>
    <message>
        <source>Look at the &amp;columns…</source>
        <translation>Voir les &amp;colonnes…</translation>
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
        <source>Replace by {words}</source>
        <translation>Remplacer par {words}</translation>
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
        <source>Looks in</source>
        <translation>Cherche dans</translation>
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
        <source>How queries are written</source>
        <translation>Comment s’écrit une requête</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Aperçu</translation>
    </message>
    <message>
        <source>Show what the query finds in the archive</source>
        <translation>Montrer ce que la requête trouve dans les archives</translation>
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
        <source>Words, &quot;exact phrases&quot;, #tags, @handles; OR between alternatives, - before what to leave out.</source>
        <translation>Des mots, des &quot;expressions exactes&quot;, des #motsdièse et des @comptes&#x202f;; OU entre deux possibilités, - devant ce qu’il faut exclure.</translation>
    </message>
</context>
<context>
    <name>TrackerErrands</name>
    <message>
        <source>Re&amp;sume</source>
        <translation>Re&amp;prendre</translation>
    </message>
    <message>
        <source>Pau&amp;se</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>{name} is no longer watched; its mentions stay.</source>
        <translation>{name} n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracker(s) are no longer watched; their mentions stay.</source>
        <translation>
            <numerusform>%Ln suivi est retiré&#x202f;; ses mentions restent.</numerusform>
            <numerusform>%Ln suivis sont retirés&#x202f;; leurs mentions restent.</numerusform>
        </translation>
    </message>
    <message>
        <source>group</source>
        <translation>groupe</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rôle</translation>
    </message>
    <message>
        <source>name of a group</source>
        <translation>nom d’un groupe</translation>
    </message>
    <message>
        <source>Rename the group</source>
        <translation>Renommer le groupe</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#xa0;:</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Nouveau groupe</translation>
    </message>
    <message>
        <source>No group</source>
        <translation>Aucun groupe</translation>
    </message>
    <message>
        <source>Rename the gro&amp;up…</source>
        <translation>Ren&amp;ommer le groupe…</translation>
    </message>
    <message>
        <source>Pau&amp;se all</source>
        <translation>Mettre tout en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Resume all</source>
        <translation>&amp;Reprendre tout</translation>
    </message>
    <message>
        <source>&amp;Dissolve the group</source>
        <translation>&amp;Défaire le groupe</translation>
    </message>
    <message>
        <source>Remove all its &amp;trackers</source>
        <translation>Retirer tous ses &amp;suivis</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TrackerModel</name>
    <message>
        <source>group, closed</source>
        <translation>groupe fermé</translation>
    </message>
    <message>
        <source>group, open</source>
        <translation>groupe ouvert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tracker(s)</source>
        <translation>
            <numerusform>%Ln suivi</numerusform>
            <numerusform>%Ln suivis</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>Paused: it keeps what it has, nothing new joins it.</source>
        <translation>En pause&#xa0;: il garde ce qu’il a, rien de nouveau ne s’y ajoute.</translation>
    </message>
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
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
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
    <name>TrackerView</name>
    <message>
        <source>To {group}</source>
        <translation>Vers {group}</translation>
    </message>
    <message>
        <source>Out of its group</source>
        <translation>Hors de son groupe</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Test the connection</source>
        <translation>Essai de la connexion</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>First item</source>
        <translation>Premier élément</translation>
    </message>
    <message>
        <source>One page is asked for, and nothing of it is stored.</source>
        <translation>Une page est demandée, et rien n’en est enregistré.</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>&amp;Essayer de nouveau</translation>
    </message>
    <message>
        <source>Test for {amount} US dollars at most</source>
        <translation>Essayer pour {amount} dollars américains au plus</translation>
    </message>
    <message>
        <source>X is paid by the post: it is asked when you say so, and the price counts for your ceiling.</source>
        <translation>X se paie au message&#xa0;: il n’est interrogé que si vous le dites, et le prix compte dans votre plafond.</translation>
    </message>
    <message>
        <source>Testing</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Interrogation…</translation>
    </message>
    <message>
        <source>It answers: {read} items, {size} bytes, in {ms} ms.</source>
        <translation>Elle répond&#xa0;: {read} éléments, {size} octets, en {ms} ms.</translation>
    </message>
    <message>
        <source>The command ended without a word; see the log.</source>
        <translation>La commande s’est terminée sans un mot&#x202f;; voyez le journal.</translation>
    </message>
    <message>
        <source>Nothing came.</source>
        <translation>Rien n’est venu.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>WeightWords</name>
    <message>
        <source>says nothing</source>
        <translation>ne dit rien</translation>
    </message>
    <message>
        <source>very positive</source>
        <translation>très positif</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>rather positive</source>
        <translation>plutôt positif</translation>
    </message>
    <message>
        <source>very negative</source>
        <translation>très négatif</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>négatif</translation>
    </message>
    <message>
        <source>rather negative</source>
        <translation>plutôt négatif</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>The mentions are being chosen</source>
        <translation>Les mentions sont en cours de choix</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>&amp;Commencer</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>The mentions are being chosen…</source>
        <translation>Choix des mentions en cours…</translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln mention(s)</source>
        <translation>
            <numerusform>Vérifier %Ln mention</numerusform>
            <numerusform>Vérifier %Ln mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %Ln mention(s) of this period</source>
        <translation>
            <numerusform>%Ln mention de cette période à qualifier</numerusform>
            <numerusform>%Ln mentions de cette période à qualifier</numerusform>
        </translation>
    </message>
    <message>
        <source>Any key begins.</source>
        <translation>Une touche quelconque pour commencer.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them have your answer already.</source>
        <translation>
            <numerusform>%Ln a déjà votre réponse.</numerusform>
            <numerusform>%Ln ont déjà votre réponse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check here</source>
        <translation>Rien à vérifier ici</translation>
    </message>
    <message>
        <source>Every mention of what is on screen has your label already, or there is none. Choose a longer period or another tracker to find others.</source>
        <translation>Toutes les mentions affichées ont déjà un ton donné par vous, ou il n’y en a aucune. Choisissez une période plus longue ou un autre suivi pour en trouver d’autres.</translation>
    </message>
    <message>
        <source>No mention of this period carries a mood. Choose a longer period or another tracker.</source>
        <translation>Aucune mention de cette période n’a de ton connu. Choisissez une période plus longue ou un autre suivi.</translation>
    </message>
    <message>
        <source>Check mentions</source>
        <translation>Vérifier des mentions</translation>
    </message>
    <message>
        <source>Mood of this period</source>
        <translation>Humeur de cette période</translation>
    </message>
    <message>
        <source>Say how each mention sounds: cmdesk learns most from those it is unsure of, which you get, and every third, drawn at random, measures how often it is right. What cmdesk had said appears once you have answered, so that it does not lead you.</source>
        <translation>Dites le ton de chaque mention&#xa0;: cmdesk apprend le plus de celles dont il doute, que voici, et une sur trois, tirée au hasard, mesure s’il voit juste. Ce que cmdesk avait dit n’apparaît qu’après votre réponse, pour ne pas vous influencer.</translation>
    </message>
    <message>
        <source>Say how each mention sounds: they were drawn at random inside this period, so your answers tell its mood whatever cmdesk mistakes. What cmdesk had said appears once you have answered, so that it does not lead you.</source>
        <translation>Dites le ton de chaque mention&#xa0;: elles ont été tirées au hasard dans cette période, vos réponses en disent donc l’humeur quelles que soient les erreurs de cmdesk. Ce que cmdesk avait dit n’apparaît qu’après votre réponse, pour ne pas vous influencer.</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>impossible à dire</translation>
    </message>
    <message>
        <source>Backspace, ←</source>
        <translation>Retour arrière, ←</translation>
    </message>
    <message>
        <source>back to the one before, to change the answer</source>
        <translation>revenir à la précédente, pour changer la réponse</translation>
    </message>
    <message>
        <source>take the last answer back</source>
        <translation>annuler la dernière réponse</translation>
    </message>
    <message>
        <source>close: your answers are kept, and you go on with the rest later</source>
        <translation>fermer&#xa0;: vos réponses sont gardées, et vous reprendrez le reste plus tard</translation>
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
        <source>article</source>
        <translation>article</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>commentaire</translation>
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
        <source>Deleted on the network: its text is not kept</source>
        <translation>Supprimée du réseau&#xa0;: son texte n’est pas conservé</translation>
    </message>
    <message>
        <source>Forgotten after the time you set: its text is not kept</source>
        <translation>Oubliée après la durée que vous avez fixée&#xa0;: son texte n’est pas conservé</translation>
    </message>
    <message>
        <source>Google Alerts</source>
        <translation>Google Alertes</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>News site</source>
        <translation>Site d’actualité</translation>
    </message>
    <message>
        <source>Blog</source>
        <translation>Blog</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Review site</source>
        <translation>Site d’avis</translation>
    </message>
    <message>
        <source>Podcast</source>
        <translation>Podcast</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>JSON file</source>
        <translation>Fichier JSON</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Actualités</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>the imported file</source>
        <translation>le fichier importé</translation>
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
    <name>XDialog</name>
    <message>
        <source>X: key and ceiling</source>
        <translation>X&#xa0;: clé et plafond</translation>
    </message>
    <message>
        <source>X is paid by use, by you, from your developer account there: {post} US dollars for each post read, and up to {author} more for each author. cmdesk counts the most that it can have been.</source>
        <translation>X se paie à l’usage, par vous, sur votre compte développeur chez X&#xa0;: {post} dollar par message lu, et jusqu’à {author} de plus par auteur. cmdesk compte le plus que cela a pu être.</translation>
    </message>
    <message>
        <source>Looking for a key…</source>
        <translation>Recherche d’une clé…</translation>
    </message>
    <message>
        <source>&amp;Forget the key</source>
        <translation>&amp;Oublier la clé</translation>
    </message>
    <message>
        <source>paste the bearer token here</source>
        <translation>collez ici le jeton (bearer token)</translation>
    </message>
    <message>
        <source>keep it in the key&amp;ring of this system</source>
        <translation>la garder dans le &amp;trousseau de ce système</translation>
    </message>
    <message>
        <source>for this s&amp;ession only</source>
        <translation>pour cette &amp;session seulement</translation>
    </message>
    <message>
        <source>0: nothing is ever asked</source>
        <translation>0&#xa0;: X n’est jamais interrogé</translation>
    </message>
    <message>
        <source>✓ A key is there, for this session only.</source>
        <translation>✓ Une clé est là, pour cette session seulement.</translation>
    </message>
    <message>
        <source>✓ A key is there, in the variable CMDESK_X_BEARER_TOKEN. It is used before one in the keyring.</source>
        <translation>✓ Une clé est là, dans la variable CMDESK_X_BEARER_TOKEN. Elle passe avant celle du trousseau.</translation>
    </message>
    <message>
        <source>✓ A key is there, in the keyring of this system.</source>
        <translation>✓ Une clé est là, dans le trousseau de ce système.</translation>
    </message>
    <message>
        <source>○ No key is there yet: X gives one to each app of a developer account.</source>
        <translation>○ Pas encore de clé&#xa0;: X en donne une à chaque application d’un compte développeur.</translation>
    </message>
    <message>
        <source>Spent this month: {amount} US dollars at most.</source>
        <translation>Dépensé ce mois-ci&#xa0;: {amount} dollars au plus.</translation>
    </message>
    <message>
        <source>One pass of one tracker costs {amount} US dollars at most, if each post brings along the two that it answers and quotes; much less as a rule.</source>
        <translation>Un passage d’un suivi coûte {amount} dollars au plus, si chaque message entraîne avec lui celui auquel il répond et celui qu’il cite&#x202f;; en général beaucoup moins.</translation>
    </message>
    <message>
        <source>The ceiling cuts it short.</source>
        <translation>Le plafond l’arrête avant.</translation>
    </message>
    <message>
        <source>Waiting for the keyring of this system…</source>
        <translation>En attente du trousseau de ce système…</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>New &amp;key</source>
        <translation>Nouvelle &amp;clé</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>US &amp;dollars a month, at most</source>
        <translation>&amp;Dollars par mois, au plus</translation>
    </message>
    <message>
        <source>&amp;Posts of a pass, at most</source>
        <translation>&amp;Messages par passage, au plus</translation>
    </message>
</context>
<context>
    <name>ZoneChoice</name>
    <message>
        <source>The times do not tell their &amp;zone; they are read as times of</source>
        <translation>Les heures ne disent pas leur fuseau &amp;horaire&#x202f;; elles sont lues comme heures de</translation>
    </message>
    <message>
        <source>Zone of the times</source>
        <translation>Fuseau des heures</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>a tracker; without it, all mentions</source>
        <translation>un suivi&#x202f;; à défaut, toutes les mentions</translation>
    </message>
    <message>
        <source>pixels, such as 1200x675 (a post) or 1920x1080 (slides); or screen; or a4 (300 dpi)</source>
        <translation>pixels, comme 1200x675 (publication) ou 1920x1080 (diapositives)&#x202f;; ou screen (écran)&#x202f;; ou a4 (300&#xa0;ppp)</translation>
    </message>
    <message>
        <source>leave the background out</source>
        <translation>laisser le fond transparent</translation>
    </message>
    <message>
        <source>how moods are found: counted, or corrected by 50 labels of yours or more</source>
        <translation>comment l’humeur est établie&#xa0;: comptée, ou corrigée d’après 50 de vos avis ou plus</translation>
    </message>
    <message>
        <source>only mentions that it matches</source>
        <translation>seulement les mentions qui y répondent</translation>
    </message>
    <message>
        <source>count reposts and near-duplicates of a mention once, as that mention</source>
        <translation>compter une seule fois une mention, ses partages et ses quasi-doublons</translation>
    </message>
    <message>
        <source>count the posts of your own accounts too</source>
        <translation>compter aussi les messages de vos propres comptes</translation>
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
        <source>posts of your own are marked as such</source>
        <translation>les messages de vos comptes sont marqués comme tels</translation>
    </message>
    <message>
        <source>of copies the first of those that count is the one that counts</source>
        <translation>parmi les copies, la première de celles qui comptent est celle qui compte</translation>
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
        <source>read everything and count, but store nothing</source>
        <translation>tout lire et compter, sans rien enregistrer</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>tableaux</translation>
    </message>
    <message>
        <source>which column holds what, by its name or letter; FIELD= leaves a field out</source>
        <translation>quelle colonne contient quoi, par son nom ou sa lettre&#x202f;; FIELD= laisse un champ de côté</translation>
    </message>
    <message>
        <source>map the columns as kept under this name</source>
        <translation>associer les colonnes comme enregistré sous ce nom</translation>
    </message>
    <message>
        <source>keep the mapping under this name</source>
        <translation>garder la correspondance sous ce nom</translation>
    </message>
    <message>
        <source>dmy, mdy, ymd, or a pattern such as %%d/%%m/%%Y</source>
        <translation>dmy, mdy, ymd, ou un modèle comme %%d/%%m/%%Y</translation>
    </message>
    <message>
        <source>zone of dates that say none</source>
        <translation>fuseau des dates qui n’en indiquent pas</translation>
    </message>
    <message>
        <source>the sheet of a workbook</source>
        <translation>la feuille d’un classeur</translation>
    </message>
    <message>
        <source>network of rows that do not say theirs, such as x</source>
        <translation>réseau des lignes qui ne l’indiquent pas, par exemple x</translation>
    </message>
    <message>
        <source>Feeds kept in this store: {feeds}.</source>
        <translation>Flux gardés dans cette base&#xa0;: {feeds}.</translation>
    </message>
    <message>
        <source>These are posts of {handle} on {network}. If the account is yours, leave them out of the counts: cmdesk account add {id} {handle}</source>
        <translation>Ces messages sont de {handle} sur {network}. Si ce compte est à vous, écartez-les des comptages&#xa0;: cmdesk account add {id} {handle}</translation>
    </message>
    <message>
        <source>Tried, nothing stored: {read} read, {added} to add, {known} already known, {rejected} rejected.</source>
        <translation>Essai, rien d’enregistré&#xa0;: {read} lues, {added} à ajouter, {known} déjà connues, {rejected} rejetées.</translation>
    </message>
    <message>
        <source>{read} read, {added} added, {known} already known, {rejected} rejected.</source>
        <translation>Lus&#xa0;: {read}, ajoutés&#xa0;: {added}, déjà connus&#xa0;: {known}, rejetés&#xa0;: {rejected}.</translation>
    </message>
    <message>
        <source>ask each source once, then end; without it, ask them again and again until stopped</source>
        <translation>interroger chaque source une fois, puis s’arrêter&#x202f;; sans cette option, les interroger sans cesse jusqu’à l’arrêt</translation>
    </message>
    <message>
        <source>ask this source only; may be repeated</source>
        <translation>n’interroger que cette source&#x202f;; répétable</translation>
    </message>
    <message>
        <source>search for this tracker only, and read no feeds; may be repeated</source>
        <translation>ne chercher que ce suivi, sans lire les flux&#x202f;; répétable</translation>
    </message>
    <message>
        <source>ask nobody; tell how much would be asked, and its price</source>
        <translation>n’interroger personne&#x202f;; dire ce qui serait demandé, et son prix</translation>
    </message>
    <message>
        <source>{tracker}: {sentence}</source>
        <translation>{tracker}&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>{rejected} inputs were rejected: see {path}.</source>
        <translation>Entrées rejetées&#xa0;: {rejected}. Voyez {path}.</translation>
    </message>
    <message>
        <source>{asked} inquiries would be asked, {waiting} wait.</source>
        <translation>{asked} demandes seraient faites, {waiting} attendent.</translation>
    </message>
    <message>
        <source>X: this can cost {most} US dollars at most; {spent} of your {ceiling} for this month may be spent already.</source>
        <translation>X&#xa0;: cela peut coûter {most} dollars américains au plus&#x202f;; sur vos {ceiling} de ce mois, {spent} sont peut-être déjà dépensés.</translation>
    </message>
    <message>
        <source>{source}, {title}: {outcome}</source>
        <translation>{source}, {title}&#xa0;: {outcome}</translation>
    </message>
    <message>
        <source>{read} read: {added} new, {known} known, {unmatched} that no tracker watches, {rejected} rejected</source>
        <translation>{read} lus&#xa0;: {added} nouveaux, {known} connus, {unmatched} qu’aucun suivi ne cherche, {rejected} rejetés</translation>
    </message>
    <message>
        <source>asked not long ago; again from {time}</source>
        <translation>interrogé il y a peu&#x202f;; à nouveau dès {time}</translation>
    </message>
    <message>
        <source>one text a line; without it, stdin</source>
        <translation>un texte par ligne&#x202f;; à défaut, l’entrée standard</translation>
    </message>
    <message>
        <source>what is watched: add, list, edit, pause, resume, duplicate, remove, rematch</source>
        <translation>ce qui est suivi&#xa0;: add, list, edit, pause, resume, duplicate, remove, rematch</translation>
    </message>
    <message>
        <source>your own accounts: add, list, remove</source>
        <translation>vos propres comptes&#xa0;: add, list, remove</translation>
    </message>
    <message>
        <source>bring in posts from files</source>
        <translation>importer des messages depuis des fichiers</translation>
    </message>
    <message>
        <source>where mentions come from: list, find, add, remove; keys and ceilings</source>
        <translation>d’où viennent les mentions&#xa0;: list, find, add, remove&#x202f;; clés et plafonds</translation>
    </message>
    <message>
        <source>ask the sources for new mentions</source>
        <translation>demander aux sources les nouvelles mentions</translation>
    </message>
    <message>
        <source>the mentions as CSV, Excel or JSON lines</source>
        <translation>les mentions en CSV, Excel ou JSON par lignes</translation>
    </message>
    <message>
        <source>volume and mood over time, as numbers</source>
        <translation>le volume et l’humeur au fil du temps, en chiffres</translation>
    </message>
    <message>
        <source>what other tools said of the mood, beside ours</source>
        <translation>le ton selon d’autres outils, à côté du nôtre</translation>
    </message>
    <message>
        <source>language and sentiment of texts, one a line</source>
        <translation>la langue et le ton des textes, un par ligne</translation>
    </message>
    <message>
        <source>how good the sentiment is on texts that people labelled</source>
        <translation>ce que vaut la notation du ton, sur des textes étiquetés à la main</translation>
    </message>
    <message>
        <source>score stored mentions anew, by what the scorers know today</source>
        <translation>relire les mentions gardées, avec ce que l’outil sait aujourd’hui</translation>
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
        <source>copy the store to one file, while it is in use</source>
        <translation>copier la base dans un fichier, pendant qu’elle sert</translation>
    </message>
    <message>
        <source>forget what a person wrote, here and in every copy</source>
        <translation>oublier ce qu’une personne a écrit, ici et dans chaque copie</translation>
    </message>
    <message>
        <source>put a backup back; what is there now is kept</source>
        <translation>restaurer une sauvegarde&#x202f;; ce qu’il y a maintenant est gardé</translation>
    </message>
    <message>
        <source>forget what people wrote so many months ago; it still counts</source>
        <translation>oublier ce que les gens ont écrit il y a tant de mois&#x202f;; cela compte toujours</translation>
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
        <source>on each line a label, a tab and a text; plain or .gz, UTF-8</source>
        <translation>sur chaque ligne une étiquette, une tabulation et un texte&#x202f;; tel quel ou .gz, en UTF-8</translation>
    </message>
    <message>
        <source>language of all texts; without it, it is found for each text</source>
        <translation>langue de tous les textes&#x202f;; sans elle, elle est détectée pour chacun</translation>
    </message>
    <message>
        <source>auto, linear, vader, lexicon-fr, lexicon-de …</source>
        <translation>auto, linear, vader, lexicon-fr, lexicon-de…</translation>
    </message>
    <message>
        <source>only the rows marked so, such as test</source>
        <translation>seulement les lignes ainsi marquées, par exemple test</translation>
    </message>
    <message>
        <source>{path}: lines left out: {lines}; the first is line {first}: {reason}.</source>
        <translation>{path}&#xa0;: lignes écartées&#xa0;: {lines}&#x202f;; la première est la ligne {first}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path}: all splits are evaluated ({splits}); --split NAME chooses one of them.</source>
        <translation>{path}&#xa0;: tous les lots sont évalués ({splits})&#x202f;; --split NOM en choisit un.</translation>
    </message>
    <message>
        <source>{path}: its labels are 0 and 1 alone, which mean negative and neutral here; write words where they mean something else.</source>
        <translation>{path}&#xa0;: ses étiquettes ne sont que 0 et 1, qui veulent dire ici négatif et neutre&#x202f;; écrivez des mots si elles veulent dire autre chose.</translation>
    </message>
    <message>
        <source>the client it is kept for</source>
        <translation>le client pour qui il est tenu</translation>
    </message>
    <message>
        <source>a source that is searched for it; may be repeated (none: no source)</source>
        <translation>une source où le chercher&#x202f;; répétable (none&#xa0;: aucune source)</translation>
    </message>
    <message>
        <source>rename it</source>
        <translation>le renommer</translation>
    </message>
    <message>
        <source>the name of the copy</source>
        <translation>le nom de la copie</translation>
    </message>
    <message>
        <source>The tracker {name} takes nothing, its query cannot be read. {fault}</source>
        <translation>Le suivi {name} ne prend rien, sa requête ne peut pas être lue. {fault}</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>{name} is paused: it keeps what it has, nothing new joins it.</source>
        <translation>{name} est en pause&#xa0;: il garde ce qu’il a, rien de nouveau ne s’y ajoute.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>copie</translation>
    </message>
    <message>
        <source>{name} is no longer watched; its mentions stay.</source>
        <translation>«&#xa0;{name}&#xa0;» n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message>
        <source>{name}: {mentions} mentions ({added} added, {removed} removed)</source>
        <translation>{name}&#xa0;: mentions {mentions} (ajoutées {added}, retirées {removed})</translation>
    </message>
    <message>
        <source>a network, such as x, mastodon or instagram</source>
        <translation>un réseau, par exemple x, mastodon ou instagram</translation>
    </message>
    <message>
        <source>with or without @; on Mastodon user@server</source>
        <translation>avec ou sans @&#x202f;; sur Mastodon compte@serveur</translation>
    </message>
    <message>
        <source>@{handle} on {network} is yours: {count} mentions of it are left out of the counts.</source>
        <translation>@{handle} sur {network} est à vous&#xa0;: ses messages ({count}) n’entrent pas dans les chiffres.</translation>
    </message>
    <message>
        <source>@{handle} on {network} is not yours any more: its mentions count again.</source>
        <translation>@{handle} sur {network} n’est plus à vous&#xa0;: ses messages comptent de nouveau.</translation>
    </message>
    <message>
        <source>the file to write, or its folder; without it, the folder backups beside the store</source>
        <translation>le fichier à écrire, ou son dossier&#x202f;; à défaut, le dossier backups à côté de la base</translation>
    </message>
    <message>
        <source>replace a file that is there</source>
        <translation>remplacer un fichier qui est déjà là</translation>
    </message>
    <message>
        <source>{mentions} mentions are backed up in {out}.</source>
        <translation>Mentions sauvegardées dans {out}&#xa0;: {mentions}.</translation>
    </message>
    <message>
        <source>with the posts of your own accounts</source>
        <translation>avec les messages de vos propres comptes</translation>
    </message>
    <message>
        <source>No other tool says anything of these mentions: import an export of one.</source>
        <translation>Aucun autre outil ne dit rien de ces mentions&#xa0;: importez l’export de l’un d’eux.</translation>
    </message>
    <message>
        <source>{tool}: {mentions} mentions labelled by both</source>
        <translation>{tool}&#xa0;: mentions jugées des deux côtés {mentions}</translation>
    </message>
    <message>
        <source>; the same label: {rate}</source>
        <translation>&#x202f;; même ton&#xa0;: {rate}</translation>
    </message>
    <message>
        <source>; Cohen&apos;s kappa: {kappa}</source>
        <translation>&#x202f;; kappa de Cohen&#xa0;: {kappa}</translation>
    </message>
    <message>
        <source>theirs \ ours</source>
        <translation>le leur \ le nôtre</translation>
    </message>
    <message>
        <source>a name in .csv, .xlsx or .jsonl (.gz); - is stdout</source>
        <translation>un nom en .csv, .xlsx ou .jsonl (.gz)&#x202f;; - pour la sortie standard</translation>
    </message>
    <message>
        <source>where the name does not say it</source>
        <translation>si le nom ne le dit pas</translation>
    </message>
    <message>
        <source>of CSV: for a French Excel, for an English one, or plain, for programs</source>
        <translation>du CSV&#xa0;: pour un Excel français, pour un Excel anglais, ou plain, pour les programmes</translation>
    </message>
    <message>
        <source>{mentions} mentions were written to {out} ({bytes} bytes).</source>
        <translation>Mentions écrites dans {out}&#xa0;: {mentions} (octets&#xa0;: {bytes}).</translation>
    </message>
    <message>
        <source>{mentions} mentions were written.</source>
        <translation>Mentions écrites&#xa0;: {mentions}.</translation>
    </message>
    <message>
        <source>{count} texts were too long for a cell of Excel: they end in “…”.</source>
        <translation>Textes trop longs pour une cellule d’Excel&#xa0;: {count}. Ils finissent par «&#xa0;…&#xa0;».</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>All mentions</source>
        <translation>Toutes les mentions</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Fuseau</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Texts cut</source>
        <translation>Textes coupés</translation>
    </message>
    <message>
        <source>Scorers</source>
        <translation>Outils de notation</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>Écrit le</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>Écrit par</translation>
    </message>
    <message>
        <source>likes + shares + replies + quotes at the latest reading; empty where the network does not say and for reposts, whose counts are those of the original. Views are apart.</source>
        <translation>j’aime + partages + réponses + citations au dernier relevé&#x202f;; vide si le réseau ne le dit pas, et pour les partages, dont les nombres sont ceux de l’original. Les vues sont à part.</translation>
    </message>
    <message>
        <source>your label where “corrected” is true, else the scorer&apos;s. “unknown” is not “neutral”: nothing in the text could be judged.</source>
        <translation>votre avis si «&#xa0;corrected&#xa0;» est vrai, sinon celui de l’outil. «&#xa0;unknown&#xa0;» n’est pas «&#xa0;neutral&#xa0;»&#xa0;: rien dans le texte n’a pu être jugé.</translation>
    </message>
    <message>
        <source>the scorer&apos;s polarity from -1 to 1, and the probability that it gives its own label.</source>
        <translation>la polarité selon l’outil, de -1 à 1, et la probabilité qu’il donne à son propre avis.</translation>
    </message>
    <message>
        <source>the mood in cmdesk: (positive - negative) / (positive + neutral + negative).</source>
        <translation>l’humeur dans cmdesk&#xa0;: (positives - négatives) / (positives + neutres + négatives).</translation>
    </message>
    <message>
        <source>{mentions} mentions are back from {restored}.</source>
        <translation>Mentions restaurées depuis {restored}&#xa0;: {mentions}.</translation>
    </message>
    <message>
        <source>{mentions} mentions are back from {restored}. What was there before is kept in {kept}.</source>
        <translation>Mentions restaurées depuis {restored}&#xa0;: {mentions}. Ce qu’il y avait avant est gardé dans {kept}.</translation>
    </message>
    <message>
        <source>{mentions} mentions are back from {restored}. The store was damaged: as it was, it now is {kept}.</source>
        <translation>Mentions restaurées depuis {restored}&#xa0;: {mentions}. La base était abîmée&#xa0;: telle quelle, elle est maintenant {kept}.</translation>
    </message>
    <message>
        <source>a backup, or any copy of a store</source>
        <translation>une sauvegarde, ou toute copie d’une base</translation>
    </message>
    <message>
        <source>{path}: dates without a zone are read as {zone}; say another one with --tz.</source>
        <translation>{path}&#xa0;: les dates sans fuseau sont lues comme {zone}&#x202f;; indiquez-en un autre avec --tz.</translation>
    </message>
    <message>
        <source>{path}: the sheet {sheet} is read.</source>
        <translation>{path}&#xa0;: la feuille {sheet} est lue.</translation>
    </message>
    <message>
        <source>{path}: {count} identifiers were damaged by a spreadsheet; their posts are told apart by address, or by author, text and time.</source>
        <translation>{path}&#xa0;: identifiants abîmés par un tableur&#xa0;: {count}&#x202f;; leurs posts sont distingués par leur adresse, ou par leur auteur, leur texte et leur date.</translation>
    </message>
    <message>
        <source>{path}: the column {column} is a total that cannot be parted into likes, shares and replies; it is kept with each row, but not counted.</source>
        <translation>{path}&#xa0;: la colonne {column} est un total qui ne peut pas être réparti entre mentions J’aime, partages et réponses&#x202f;; il est gardé avec chaque ligne, mais n’est pas compté.</translation>
    </message>
    <message>
        <source>{path} names its columns and holds no rows.</source>
        <translation>{path} nomme ses colonnes et ne contient aucune ligne.</translation>
    </message>
    <message>
        <source>{reason}: {detail}</source>
        <translation>{reason}&#xa0;: {detail}</translation>
    </message>
    <message>
        <source>what is asked, and what came of it last</source>
        <translation>ce qui est demandé, et ce que cela a donné</translation>
    </message>
    <message>
        <source>the feeds of a site</source>
        <translation>les flux d’un site</translation>
    </message>
    <message>
        <source>follow a feed, or the first one of a site</source>
        <translation>suivre un flux, ou le premier d’un site</translation>
    </message>
    <message>
        <source>follow a feed no more; its mentions stay</source>
        <translation>ne plus suivre un flux&#x202f;; ses mentions restent</translation>
    </message>
    <message>
        <source>what to call it</source>
        <translation>son nom</translation>
    </message>
    <message>
        <source>where to keep it</source>
        <translation>le dossier où le ranger</translation>
    </message>
    <message>
        <source>read the comments on its entries too</source>
        <translation>lire aussi les commentaires de ses articles</translation>
    </message>
    <message>
        <source>keep a key, read from stdin, in the system&apos;s keyring</source>
        <translation>garder une clé, lue sur l’entrée standard, dans le trousseau du système</translation>
    </message>
    <message>
        <source>remove it from there</source>
        <translation>l’en retirer</translation>
    </message>
    <message>
        <source>US dollars that a source may cost in a month</source>
        <translation>dollars américains qu’une source peut coûter par mois</translation>
    </message>
    <message>
        <source>countries and languages of Google News</source>
        <translation>pays et langues de Google Actualités</translation>
    </message>
    <message>
        <source>the proxy through which all are asked; none asks directly</source>
        <translation>le serveur mandataire par lequel tout passe&#x202f;; none interroge directement</translation>
    </message>
    <message>
        <source>an address of yours that servers are told; or none</source>
        <translation>une adresse à vous, dite aux serveurs&#x202f;; ou none</translation>
    </message>
    <message>
        <source>ask for one page, and show how it is answered</source>
        <translation>demande une page, et montre ce qui est répondu</translation>
    </message>
    <message>
        <source>{title} is followed: {url}</source>
        <translation>{title} est suivi&#xa0;: {url}</translation>
    </message>
    <message>
        <source>{title} was followed already: {url}</source>
        <translation>{title} était déjà suivi&#xa0;: {url}</translation>
    </message>
    <message>
        <source>The site has other feeds, which you can add by their address: {urls}</source>
        <translation>Le site a d’autres flux, que vous pouvez ajouter par leur adresse&#xa0;: {urls}</translation>
    </message>
    <message>
        <source>{title} is no longer followed; its mentions stay.</source>
        <translation>{title} n’est plus suivi&#x202f;; ses mentions restent.</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>La clé est oubliée.</translation>
    </message>
    <message>
        <source>There was no key.</source>
        <translation>Il n’y avait pas de clé.</translation>
    </message>
    <message>
        <source>Key: </source>
        <translation>Clé&#xa0;: </translation>
    </message>
    <message>
        <source>The key is kept in the system&apos;s keyring.</source>
        <translation>La clé est gardée dans le trousseau du système.</translation>
    </message>
    <message>
        <source>X may cost {amount} US dollars a month at most.</source>
        <translation>X peut coûter {amount} dollars américains par mois au plus.</translation>
    </message>
    <message>
        <source>Google News is searched in {editions}.</source>
        <translation>Google Actualités est interrogé dans {editions}.</translation>
    </message>
    <message>
        <source>All sources are asked through {address}.</source>
        <translation>Toutes les sources sont interrogées par {address}.</translation>
    </message>
    <message>
        <source>All sources are asked directly.</source>
        <translation>Toutes les sources sont interrogées directement.</translation>
    </message>
    <message>
        <source>Servers are told {contact} beside the name of this program.</source>
        <translation>Les serveurs apprennent {contact} à côté du nom de ce programme.</translation>
    </message>
    <message>
        <source>Servers are told the name of this program only.</source>
        <translation>Les serveurs n’apprennent que le nom de ce programme.</translation>
    </message>
    <message>
        <source>X: key {place}, ceiling {ceiling} US dollars a month, {spent} may be spent</source>
        <translation>X&#xa0;: clé {place}, plafond de {ceiling} dollars américains par mois, dont {spent} peut-être dépensés</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>pas encore interrogé</translation>
    </message>
    <message>
        <source>broken off: goes on where it was</source>
        <translation>interrompu&#xa0;: reprendra où il en était</translation>
    </message>
    <message>
        <source>{read} read, {added} new</source>
        <translation>{read} lus, {added} nouveaux</translation>
    </message>
    <message>
        <source>{outcome}; due {time}</source>
        <translation>{outcome}&#x202f;; à refaire le {time}</translation>
    </message>
    <message>
        <source>words, &quot;phrases&quot;, #tags, @handles, AND OR NOT, fields such as lang:fr</source>
        <translation>mots, «&#xa0;expressions&#xa0;», #motdièses, @comptes, ET OU SAUF, champs comme lang:fr</translation>
    </message>
    <message>
        <source>one text or one JSON object a line; without it, stdin</source>
        <translation>un texte ou un objet JSON par ligne&#x202f;; à défaut, l’entrée standard</translation>
    </message>
    <message>
        <source>say below each line what was found in it, and where</source>
        <translation>dire sous chaque ligne ce qui y a été trouvé, et où</translation>
    </message>
    <message>
        <source>one JSON object a line, with reasons</source>
        <translation>un objet JSON par ligne, avec les raisons</translation>
    </message>
    <message>
        <source>{term} holds</source>
        <translation>{term} est vrai</translation>
    </message>
    <message>
        <source>{term}: “{found}”, characters {start} to {end}</source>
        <translation>{term}&#xa0;: «&#xa0;{found}&#xa0;», caractères {start} à {end}</translation>
    </message>
    <message>
        <source>macro-F1 (unknown counts as neutral)</source>
        <translation>macro-F1 (inconnu compte comme neutre)</translation>
    </message>
    <message>
        <source>macro-F1 of the scored texts alone</source>
        <translation>macro-F1 des seuls textes notés</translation>
    </message>
    <message>
        <source>right (unknown counts as neutral)</source>
        <translation>justes (inconnu compte comme neutre)</translation>
    </message>
    <message>
        <source>coverage: scored, not unknown</source>
        <translation>couverture&#xa0;: notés, pas inconnus</translation>
    </message>
    <message>
        <source>{texts} texts, scored by {scorers}</source>
        <translation>{texts} textes, notés par {scorers}</translation>
    </message>
    <message>
        <source>These texts are {classes} only: macro-F1 is the mean over these.</source>
        <translation>Ces textes ne sont que de ces classes&#xa0;: {classes}. Le macro-F1 est leur moyenne.</translation>
    </message>
    <message>
        <source>class (unknown counts as neutral)</source>
        <translation>classe (inconnu compte comme neutre)</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>précision</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>rappel</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>textes</translation>
    </message>
    <message>
        <source>truth \ said</source>
        <translation>vérité \ dit</translation>
    </message>
    <message>
        <source>calibration: expected error {error}, Brier score {brier}, {texts} texts</source>
        <translation>calibration&#xa0;: erreur attendue {error}, score de Brier {brier}, {texts} textes</translation>
    </message>
    <message>
        <source>probability given</source>
        <translation>probabilité donnée</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>en moyenne</translation>
    </message>
    <message>
        <source>were right</source>
        <translation>étaient justes</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>couverture</translation>
    </message>
    <message>
        <source>others</source>
        <translation>autres</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>négatif</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutre</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positif</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>learn from your corrections first</source>
        <translation>apprendre d’abord de vos corrections</translation>
    </message>
    <message>
        <source>use version N of what was learnt from them, or none</source>
        <translation>utiliser la version N de ce qui en a été appris, ou none</translation>
    </message>
    <message>
        <source>Version {number}, learnt from {corrections} corrections: macro-F1 on them {before} before, {after} after.</source>
        <translation>Version {number}, apprise de {corrections} corrections&#xa0;: macro-F1 sur celles-ci {before} avant, {after} après.</translation>
    </message>
    <message>
        <source>Mentions scored anew: {mentions}; other labels than before: {changed}.</source>
        <translation>Mentions relues par l’outil&#xa0;: {mentions}&#x202f;; tons différents d’avant&#xa0;: {changed}.</translation>
    </message>
    <message>
        <source>where they wrote: x, mastodon, bluesky…</source>
        <translation>là où la personne a écrit&#xa0;: x, mastodon, bluesky…</translation>
    </message>
    <message>
        <source>their handle, or what the network calls them</source>
        <translation>son pseudo, ou l’identifiant que le réseau lui donne</translation>
    </message>
    <message>
        <source>change nothing; tell how much there is</source>
        <translation>ne rien changer&#x202f;; dire combien il y en a</translation>
    </message>
    <message>
        <source>{mentions} mentions of {name} would be forgotten.</source>
        <translation>{mentions} mentions de {name} seraient oubliées.</translation>
    </message>
    <message>
        <source>{mentions} mentions of {name} are forgotten, and nothing of theirs comes in any more. Copies written anew: {rewritten}; removed: {removed}; files of rejected inputs removed: {rejects}.</source>
        <translation>{mentions} mentions de {name} sont oubliées, et plus rien n’entrera de sa part. Copies réécrites&#xa0;: {rewritten}&#x202f;; supprimées&#xa0;: {removed}&#x202f;; fichiers de rejets supprimés&#xa0;: {rejects}.</translation>
    </message>
    <message>
        <source>search for what this tracker looks for</source>
        <translation>chercher ce que cherche ce suivi</translation>
    </message>
    <message>
        <source>search for this query</source>
        <translation>chercher cette requête</translation>
    </message>
    <message>
        <source>read this feed</source>
        <translation>lire ce flux</translation>
    </message>
    <message>
        <source>ask this server or edition, where there are several</source>
        <translation>interroger ce serveur ou cette édition, s’il y en a plusieurs</translation>
    </message>
    <message>
        <source>allow what the test can cost</source>
        <translation>autoriser ce que l’essai peut coûter</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>{host}: {status}, {bytes} bytes, {ms} ms</source>
        <translation>{host}&#xa0;: {status}, {bytes} octets, {ms} ms</translation>
    </message>
    <message>
        <source>{source} answers: {read} items in {ms} ms, {bytes} bytes</source>
        <translation>{source} répond&#xa0;: {read} éléments en {ms} ms, {bytes} octets</translation>
    </message>
    <message>
        <source>how many months what people wrote is kept, 0 for ever; else as you set it</source>
        <translation>combien de mois garder ce que les gens ont écrit, 0 pour toujours&#x202f;; sinon selon votre réglage</translation>
    </message>
    <message>
        <source>Mentions whose text is not kept any more: {erased}. They still count.</source>
        <translation>Mentions dont le texte n’est plus conservé&#xa0;: {erased}. Elles comptent toujours.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>{code} is no language code: give two letters, such as fr or en.</source>
        <translation>«&#xa0;{code}&#xa0;» n’est pas un code de langue&#xa0;: donnez deux lettres, comme fr ou en.</translation>
    </message>
    <message>
        <source>Your preferences in {path} cannot be read, so nobody was asked: mend the file, or move it away.</source>
        <translation>Vos préférences dans {path} ne peuvent pas être lues, donc personne n’a été interrogé&#xa0;: corrigez le fichier, ou déplacez-le.</translation>
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
        <source>{text} is no size for a chart: write it as 1200x675, from 320x200 on, or screen or a4.</source>
        <translation>«&#xa0;{text}&#xa0;» n’est pas une taille de graphique&#xa0;: écrivez-la sous la forme 1200x675, à partir de 320x200, ou bien screen ou a4.</translation>
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
        <source>{word} maps nothing: write --map FIELD=COLUMN, such as --map text=Message.</source>
        <translation>{word} n’associe rien&#xa0;: écrivez --map CHAMP=COLONNE, par exemple --map text=Message.</translation>
    </message>
    <message>
        <source>There is no network {name}: give one such as x, facebook, news or forum.</source>
        <translation>Il n’y a pas de réseau {name}&#xa0;: indiquez-en un, par exemple x, facebook, news ou forum.</translation>
    </message>
    <message>
        <source>There is no mapping to keep: none of these files is a table.</source>
        <translation>Il n’y a pas de correspondance à garder&#xa0;: aucun de ces fichiers n’est un tableau.</translation>
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
        <source>Column {column}: more than {limit} parentheses stand within each other: make the query flatter.</source>
        <translation>Colonne {column}&#xa0;: plus de {limit} parenthèses sont les unes dans les autres&#xa0;: aplatissez la requête.</translation>
    </message>
    <message>
        <source>Column {column}: more than {limit} words end in *: write some out.</source>
        <translation>Colonne {column}&#xa0;: plus de {limit} mots finissent par *&#xa0;: écrivez-en quelques-uns en entier.</translation>
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
        <source>Column {column}: the parenthesis is not closed.</source>
        <translation>Colonne {column}&#xa0;: la parenthèse n’est pas fermée.</translation>
    </message>
    <message>
        <source>Column {column}: no parenthesis is open here.</source>
        <translation>Colonne {column}&#xa0;: aucune parenthèse n’est ouverte ici.</translation>
    </message>
    <message>
        <source>Column {column}: there is nothing between the parentheses.</source>
        <translation>Colonne {column}&#xa0;: il n’y a rien entre les parenthèses.</translation>
    </message>
    <message>
        <source>Column {column}: put a space before the parenthesis, or quote the word together with it.</source>
        <translation>Colonne {column}&#xa0;: mettez une espace avant la parenthèse, ou le tout entre guillemets.</translation>
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
        <source>Column {column}: {word} leaves out what stands right behind it, without a space.</source>
        <translation>Colonne {column}&#xa0;: {word} exclut ce qui le suit immédiatement, sans espace.</translation>
    </message>
    <message>
        <source>Column {column}: a #tag holds only letters, digits and _: write {instead}, or quote it.</source>
        <translation>Colonne {column}&#xa0;: un #mot-dièse ne contient que des lettres, des chiffres et _&#xa0;: écrivez {instead}, ou mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: an @handle holds only letters, digits, and . _ - @ within: write {instead}, or quote it.</source>
        <translation>Colonne {column}&#xa0;: un @compte ne contient que des lettres, des chiffres et, à l’intérieur, . _ - @&#xa0;: écrivez {instead}, ou mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: * stands only at the end of a word; quote the word to look for the sign itself.</source>
        <translation>Colonne {column}&#xa0;: * ne se place qu’à la fin d’un mot&#x202f;; mettez le mot entre guillemets pour chercher le signe lui-même.</translation>
    </message>
    <message>
        <source>Column {column}: at least {limit} letters stand before a *.</source>
        <translation>Colonne {column}&#xa0;: il faut au moins {limit} lettres devant un *.</translation>
    </message>
    <message>
        <source>Column {column}: = stands right before a word or words in quotation marks: =Orange, =&quot;La Poste&quot;.</source>
        <translation>Colonne {column}&#xa0;: = se place juste devant un mot, ou des mots entre guillemets&#xa0;: =Orange, =&quot;La Poste&quot;.</translation>
    </message>
    <message>
        <source>Column {column}: there is no field {word}: do you mean {instead}? Quote it to look for it as it is.</source>
        <translation>Colonne {column}&#xa0;: il n’y a pas de champ {word}&#xa0;: vouliez-vous dire {instead}&#x202f;? Mettez-le entre guillemets pour le chercher tel quel.</translation>
    </message>
    <message>
        <source>Column {column}: there is no field {word}; there are {choices}. Quote it to look for it: {instead}.</source>
        <translation>Colonne {column}&#xa0;: il n’y a pas de champ {word}&#x202f;; il y a {choices}. Entre guillemets, il est cherché tel quel&#xa0;: {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: NEAR needs its number of words, between 0 and {limit}: {instead}.</source>
        <translation>Colonne {column}&#xa0;: NEAR demande un nombre de mots, de 0 à {limit}&#xa0;: {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: at most {limit} words may stand between.</source>
        <translation>Colonne {column}&#xa0;: {limit} mots au plus peuvent se trouver entre les deux.</translation>
    </message>
    <message>
        <source>Column {column}: NEAR takes words, &quot;phrases&quot;, #tags, @handles, or alternatives of these in parentheses.</source>
        <translation>Colonne {column}&#xa0;: NEAR prend des mots, des &quot;expressions&quot;, des #mots-dièse, des @comptes, ou des variantes de ceux-ci entre parenthèses.</translation>
    </message>
    <message>
        <source>Column {column}: NEAR joins two: put AND between two such pairs, or several words in quotation marks: &quot;one two three&quot;~5.</source>
        <translation>Colonne {column}&#xa0;: NEAR relie deux termes&#xa0;: mettez ET entre deux paires, ou plusieurs mots entre guillemets&#xa0;: &quot;un deux trois&quot;~5.</translation>
    </message>
    <message>
        <source>Column {column}: ~ needs two or more words between the quotation marks.</source>
        <translation>Colonne {column}&#xa0;: ~ demande au moins deux mots entre les guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: this only leaves out: say also what to look for, beside it with AND.</source>
        <translation>Colonne {column}&#xa0;: ceci ne fait qu’exclure&#xa0;: dites aussi ce qu’il faut chercher, à côté avec ET.</translation>
    </message>
    <message>
        <source>Column {column}: group: asks which trackers a mention belongs to: no tracker can ask it, a filter can.</source>
        <translation>Colonne {column}&#xa0;: group: demande à quels suivis appartient une mention&#xa0;: un filtre peut le demander, aucun suivi.</translation>
    </message>
    <message>
        <source>Column {column}: {word} holds no letter or digit to look for.</source>
        <translation>Colonne {column}&#xa0;: {word} ne contient ni lettre ni chiffre à chercher.</translation>
    </message>
    <message>
        <source>Column {column}: {word} is no operator here: write {instead}.</source>
        <translation>Colonne {column}&#xa0;: {word} n’est pas un opérateur ici&#xa0;: écrivez {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: {word} holds a sign that separates: write OR between alternatives, or quote it: {instead}.</source>
        <translation>Colonne {column}&#xa0;: {word} contient un signe qui sépare&#xa0;: écrivez OU entre les variantes, ou mettez-le entre guillemets&#xa0;: {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: {word} ends in a sign that ends a sentence: write {instead}, or quote it.</source>
        <translation>Colonne {column}&#xa0;: {word} finit par un signe de fin de phrase&#xa0;: écrivez {instead}, ou mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: {word} holds a colon, and is no field: quote it to look for it: {instead}.</source>
        <translation>Colonne {column}&#xa0;: {word} contient deux points et n’est pas un champ&#xa0;: entre guillemets, il est cherché tel quel&#xa0;: {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: to find posts that link to an address, write {instead}; or quote it.</source>
        <translation>Colonne {column}&#xa0;: pour trouver ce qui renvoie à une adresse, écrivez {instead}&#x202f;; ou mettez-la entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: {word} begins like a quotation: words that belong together stand between &quot;.</source>
        <translation>Colonne {column}&#xa0;: {word} commence comme une citation&#xa0;: les mots qui vont ensemble se mettent entre &quot;.</translation>
    </message>
    <message>
        <source>Column {column}: words side by side must all occur without a plus: write {instead}, or quote it.</source>
        <translation>Colonne {column}&#xa0;: des mots côte à côte doivent tous s’y trouver, sans plus&#xa0;: écrivez {instead}, ou mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: to leave something out, write {instead}.</source>
        <translation>Colonne {column}&#xa0;: pour exclure, écrivez {instead}.</translation>
    </message>
    <message>
        <source>Column {column}: ~ and its number stand right behind a quotation mark: &quot;two words&quot;~5.</source>
        <translation>Colonne {column}&#xa0;: ~ et son nombre suivent immédiatement un guillemet&#xa0;: &quot;deux mots&quot;~5.</translation>
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
        <source>{path} is damaged or not whole: fetch the archive again.</source>
        <translation>{path} est abîmé ou incomplet&#xa0;: téléchargez de nouveau l’archive.</translation>
    </message>
    <message>
        <source>{member} in {path} is damaged: what stands before was read; fetch the archive again.</source>
        <translation>{member} dans {path} est abîmé&#xa0;: ce qui précède a été lu&#x202f;; téléchargez de nouveau l’archive.</translation>
    </message>
    <message>
        <source>{member} in {path} is protected by a password: unpack it and name the folder.</source>
        <translation>{member} dans {path} est protégé par un mot de passe&#xa0;: décompressez l’archive et indiquez le dossier.</translation>
    </message>
    <message>
        <source>{member} in {path} is packed in an unusual way: unpack it and name the folder.</source>
        <translation>{member} dans {path} est compressé d’une façon inhabituelle&#xa0;: décompressez l’archive et indiquez le dossier.</translation>
    </message>
    <message>
        <source>{member} in {path} unpacks to far more than posts would: it was given up; fetch the archive again.</source>
        <translation>{member} dans {path} prend, décompressé, bien plus de place que des messages&#xa0;: la lecture a été abandonnée&#x202f;; téléchargez de nouveau l’archive.</translation>
    </message>
    <message>
        <source>{path} lists more files than an archive would: unpack it and name one.</source>
        <translation>{path} contient plus de fichiers qu’une archive&#xa0;: décompressez-le et indiquez un fichier.</translation>
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
        <source>{path} holds no posts that can be read: name a table, a JSON file or an archive of an account.</source>
        <translation>{path} ne contient pas de messages lisibles&#xa0;: indiquez un tableau, un fichier JSON ou l’archive d’un compte.</translation>
    </message>
    <message>
        <source>{path} holds a web page, whatever its name: open it in a spreadsheet, save it as .xlsx or CSV, and import that.</source>
        <translation>{path} contient une page web, quel que soit son nom&#xa0;: ouvrez-la dans un tableur, enregistrez-la en .xlsx ou en CSV, puis importez ce fichier.</translation>
    </message>
    <message>
        <source>The encoding of {path} cannot be told, so its accents would be lost: save it as UTF-8.</source>
        <translation>L’encodage de {path} ne peut pas être reconnu, et ses accents seraient perdus&#xa0;: enregistrez-le en UTF-8.</translation>
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
        <source>The store {path} is of an older cmdesk and must be brought up to date, but nothing may be written there: copy it to a folder of yours.</source>
        <translation>La base {path} vient d’un cmdesk plus ancien et doit être mise à jour, mais rien ne peut être écrit à cet endroit&#xa0;: copiez-la dans un dossier à vous.</translation>
    </message>
    <message>
        <source>A backup was put back into the store {path} meanwhile, so this was not written: start again from what the store holds now.</source>
        <translation>Une sauvegarde a été restaurée entre-temps dans la base {path}, donc ceci n’a pas été écrit&#xa0;: reprenez à partir de ce qu’elle contient maintenant.</translation>
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
    <message>
        <source>{network} is no network that is known here: give one of {networks}.</source>
        <translation>{network} n’est pas un réseau connu ici&#xa0;: donnez l’un de ceux-ci&#xa0;: {networks}.</translation>
    </message>
    <message>
        <source>{network} @{handle} is not among your accounts. There are: {known}.</source>
        <translation>{network} @{handle} n’est pas parmi vos comptes. Il y a&#xa0;: {known}.</translation>
    </message>
    <message>
        <source>The name {path} does not say what to write: end it in .csv, .xlsx or .jsonl, or give --format.</source>
        <translation>Le nom {path} ne dit pas quoi écrire&#xa0;: terminez-le par .csv, .xlsx ou .jsonl, ou précisez --format.</translation>
    </message>
    <message>
        <source>Only CSV and JSON lines go to stdout, and nothing beside them: name a file in place of -.</source>
        <translation>Seuls le CSV et le JSON par lignes vont sur la sortie standard, et rien à côté&#xa0;: nommez un fichier à la place de -.</translation>
    </message>
    <message>
        <source>{path} is the store itself: give the export another name.</source>
        <translation>{path} est la base elle-même&#xa0;: donnez un autre nom à l’export.</translation>
    </message>
    <message>
        <source>There is no mapping called {name}. There are: {names}.</source>
        <translation>Il n’y a pas de correspondance nommée {name}. Il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>A mapping needs a name: give one with --save-mapping.</source>
        <translation>Une correspondance a besoin d’un nom&#xa0;: donnez-en un avec --save-mapping.</translation>
    </message>
    <message>
        <source>The mapping cannot be written to {path} ({reason}): check the folder.</source>
        <translation>La correspondance ne peut pas être écrite dans {path} ({reason})&#xa0;: vérifiez le dossier.</translation>
    </message>
    <message>
        <source>The mappings in {path} cannot be read: mend the file, or move it away to begin anew.</source>
        <translation>Les correspondances de {path} ne peuvent pas être lues&#xa0;: réparez le fichier, ou déplacez-le pour recommencer.</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>Arrêté&#xa0;: rien n’a été écrit.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}): choose another place, or close the file where it is open.</source>
        <translation>Impossible d’écrire {path} ({reason})&#xa0;: choisissez un autre endroit, ou fermez le fichier là où il est ouvert.</translation>
    </message>
    <message>
        <source>{path} holds neither an X archive (data/tweets.js) nor a Mastodon archive (outbox.json): unpack it and name the file with the posts.</source>
        <translation>{path} ne contient ni archive X (data/tweets.js) ni archive Mastodon (outbox.json)&#xa0;: décompressez-le et indiquez le fichier des messages.</translation>
    </message>
    <message>
        <source>{path} holds several archives ({places}): unpack it and import them one by one.</source>
        <translation>{path} contient plusieurs archives ({places})&#xa0;: décompressez-le et importez-les une par une.</translation>
    </message>
    <message>
        <source>{path} holds no posts of a Mastodon archive (outbox.json): name the archive as Mastodon gave it.</source>
        <translation>{path} ne contient pas les messages d’une archive Mastodon (outbox.json)&#xa0;: indiquez l’archive telle que Mastodon l’a donnée.</translation>
    </message>
    <message>
        <source>{path} is too large for a list of feeds: export the list anew.</source>
        <translation>{path} est trop grand pour une liste de flux&#xa0;: exportez de nouveau la liste.</translation>
    </message>
    <message>
        <source>{path} declares a document type, as web pages do: export the list of feeds as OPML.</source>
        <translation>{path} déclare un type de document, comme une page web&#xa0;: exportez la liste de flux en OPML.</translation>
    </message>
    <message>
        <source>{path} is no OPML: export the list of feeds from your feed reader as OPML.</source>
        <translation>{path} n’est pas de l’OPML&#xa0;: exportez la liste en OPML depuis votre lecteur de flux.</translation>
    </message>
    <message>
        <source>{path} is no valid XML at line {line}: mend that line, or export the list anew. Nothing was kept.</source>
        <translation>{path} n’est pas du XML valide à la ligne {line}&#xa0;: corrigez cette ligne, ou exportez de nouveau la liste. Rien n’a été gardé.</translation>
    </message>
    <message>
        <source>{path} is in an encoding that cannot be read: export the list as UTF-8. Nothing was kept.</source>
        <translation>{path} est dans un codage qui ne peut pas être lu&#xa0;: exportez la liste en UTF-8. Rien n’a été gardé.</translation>
    </message>
    <message>
        <source>{path} holds no feeds: export the list of feeds anew.</source>
        <translation>{path} ne contient aucun flux&#xa0;: exportez de nouveau la liste de flux.</translation>
    </message>
    <message>
        <source>{path} holds no sheet with cells: name another file.</source>
        <translation>{path} ne contient aucune feuille avec des cellules&#xa0;: indiquez un autre fichier.</translation>
    </message>
    <message>
        <source>No line of {path} names its columns: say which they are by letter, such as --map text=B --map posted_at=A.</source>
        <translation>Aucune ligne de {path} ne nomme ses colonnes&#xa0;: indiquez-les par leur lettre, par exemple --map text=B --map posted_at=A.</translation>
    </message>
    <message>
        <source>No column of {path} is known to hold the text: say which one with --map text=COLUMN. There are: {columns}.</source>
        <translation>Aucune colonne de {path} n’est reconnue comme celle du texte&#xa0;: indiquez-la avec --map text=COLONNE. Il y a&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>No column of {path} is known to hold the date: say which one with --map posted_at=COLUMN. There are: {columns}.</source>
        <translation>Aucune colonne de {path} n’est reconnue comme celle de la date&#xa0;: indiquez-la avec --map posted_at=COLONNE. Il y a&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>{path}: the dates in the column {column}, such as {example}, can be read in more than one way: say with --date-format whether the day (dmy), the month (mdy) or the year (ymd) comes first.</source>
        <translation>{path}&#xa0;: les dates de la colonne {column}, comme {example}, se lisent de plusieurs façons&#xa0;: indiquez avec --date-format si le jour (dmy), le mois (mdy) ou l’année (ymd) vient en premier.</translation>
    </message>
    <message>
        <source>There is no field {field} to map a column to. There are: {fields}.</source>
        <translation>Il n’y a pas de champ {field} auquel associer une colonne. Il y a&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>{path} has no column {column}: name one as its first line does, or by its letter. There are: {columns}.</source>
        <translation>{path} n’a pas de colonne {column}&#xa0;: indiquez-en une par le nom qu’elle a dans le fichier, ou par sa lettre. Il y a&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>There is no date format {format}: give dmy, mdy or ymd, or a pattern such as %d/%m/%Y %H:%M.</source>
        <translation>Il n’y a pas de format de date {format}&#xa0;: indiquez dmy, mdy ou ymd, ou un modèle comme %d/%m/%Y %H:%M.</translation>
    </message>
    <message>
        <source>{path} unpacks to more than {limit} MB, too much for a workbook: save its sheet as CSV, import that.</source>
        <translation>Une fois décompressé, {path} dépasse {limit} Mo, trop pour un classeur&#xa0;: enregistrez sa feuille en CSV et importez ce fichier.</translation>
    </message>
    <message>
        <source>A sheet of {path} reaches from its first cell to {cell}, too far to be read: delete what stands apart, or save the sheet as CSV.</source>
        <translation>Une feuille de {path} va de sa première cellule jusqu’à {cell}, trop loin pour être lue&#xa0;: supprimez ce qui est à l’écart, ou enregistrez la feuille en CSV.</translation>
    </message>
    <message>
        <source>{path} is protected by a password: open it in a spreadsheet, save it without one, and import that.</source>
        <translation>{path} est protégé par un mot de passe&#xa0;: ouvrez-le dans un tableur, enregistrez-le sans mot de passe, puis importez ce fichier.</translation>
    </message>
    <message>
        <source>{path} is a damaged workbook ({reason}): fetch it again, or save its sheet as CSV.</source>
        <translation>{path} est un classeur endommagé ({reason})&#xa0;: récupérez-le à nouveau, ou enregistrez sa feuille en CSV.</translation>
    </message>
    <message>
        <source>{path} has no sheet called {name}. There are: {names}.</source>
        <translation>{path} n’a pas de feuille nommée {name}. Il y a&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{path} is the part {part} of an X archive, which holds no posts: name tweets.js or the whole archive.</source>
        <translation>{path} est la partie {part} d’une archive X, qui ne contient pas de messages&#xa0;: indiquez tweets.js ou l’archive entière.</translation>
    </message>
    <message>
        <source>{path} holds no posts of an X archive (data/tweets.js): name the .zip as X gave it, or its folder.</source>
        <translation>{path} ne contient pas les messages d’une archive X (data/tweets.js)&#xa0;: indiquez le .zip tel que X l’a donné, ou son dossier.</translation>
    </message>
    <message>
        <source>An account needs a handle, such as @maison: give it one.</source>
        <translation>Un compte a besoin d’un nom, comme @maison&#xa0;: donnez-le.</translation>
    </message>
    <message>
        <source>@{handle} is already among your accounts: there is nothing to add.</source>
        <translation>@{handle} est déjà parmi vos comptes&#xa0;: il n’y a rien à ajouter.</translation>
    </message>
    <message>
        <source>The backup {path} is damaged ({reason}): the store was left as it is. Choose another backup.</source>
        <translation>La sauvegarde {path} est abîmée ({reason})&#xa0;: la base est restée telle quelle. Choisissez une autre sauvegarde.</translation>
    </message>
    <message>
        <source>The copy of {path} is not sound ({reason}): no backup was made. Run “cmdesk doctor” to see whether the store is damaged.</source>
        <translation>La copie de {path} n’est pas saine ({reason})&#xa0;: aucune sauvegarde n’a été faite. Lancez «&#xa0;cmdesk doctor&#xa0;» pour voir si la base est abîmée.</translation>
    </message>
    <message>
        <source>There is no file {path}: check the path of the backup.</source>
        <translation>Il n’y a pas de fichier {path}&#xa0;: vérifiez le chemin de la sauvegarde.</translation>
    </message>
    <message>
        <source>{path} is the store itself: name a backup of it.</source>
        <translation>{path} est la base elle-même&#xa0;: indiquez une de ses sauvegardes.</translation>
    </message>
    <message>
        <source>{path} is the store itself: name another file for its backup.</source>
        <translation>{path} est la base elle-même&#xa0;: indiquez un autre fichier pour sa sauvegarde.</translation>
    </message>
    <message>
        <source>{path} is there already: name another file, or replace it with --force.</source>
        <translation>{path} existe déjà&#xa0;: indiquez un autre fichier, ou remplacez-le avec --force.</translation>
    </message>
    <message>
        <source>{path} is a store that is open, or was when its program ended: name another file.</source>
        <translation>{path} est une base ouverte, ou qui l’était quand son programme s’est arrêté&#xa0;: indiquez un autre fichier.</translation>
    </message>
    <message>
        <source>There is no folder {path}: make it, or name another one for the backup.</source>
        <translation>Il n’y a pas de dossier {path}&#xa0;: créez-le, ou indiquez-en un autre pour la sauvegarde.</translation>
    </message>
    <message>
        <source>The damaged store {path} cannot be moved aside ({reason}): close every cmdesk that has it open, then try again.</source>
        <translation>La base abîmée {path} ne peut pas être mise de côté ({reason})&#xa0;: fermez tous les cmdesk qui l’ont ouverte, puis réessayez.</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>Arrêt&#xa0;: rien n’a été changé.</translation>
    </message>
    <message>
        <source>The disk is full: free some space for {path}, or choose another place. Nothing was changed.</source>
        <translation>Le disque est plein&#xa0;: libérez de la place pour {path}, ou choisissez un autre endroit. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}): choose another place, or check its permissions.</source>
        <translation>{path} ne peut pas être écrit ({reason})&#xa0;: choisissez un autre endroit, ou vérifiez ses droits d’accès.</translation>
    </message>
    <message>
        <source>{path} has no ending that says how to write a chart: end the name in .png, .svg or .pdf.</source>
        <translation>La fin du nom {path} ne dit pas comment écrire un graphique&#xa0;: terminez-le par .png, .svg ou .pdf.</translation>
    </message>
    <message>
        <source>A backup was put back into the store {path} while it was read: start again from what the store holds now.</source>
        <translation>Une sauvegarde a été restaurée dans la base {path} pendant sa lecture&#xa0;: reprenez à partir de ce qu’elle contient maintenant.</translation>
    </message>
    <message>
        <source>@{handle} is not among your accounts: there is nothing to remove.</source>
        <translation>@{handle} n’est pas parmi vos comptes&#xa0;: il n’y a rien à retirer.</translation>
    </message>
    <message>
        <source>There is nothing to collect: follow a feed with cmdesk source add ADDRESS, or add a tracker with cmdesk track add NAME --query WORD.</source>
        <translation>Il n’y a rien à collecter&#xa0;: suivez un flux avec cmdesk source add ADRESSE, ou ajoutez un suivi avec cmdesk track add NOM --query MOT.</translation>
    </message>
    <message>
        <source>Nothing of what you named can be asked: the tracker is paused, or names no such source (cmdesk track edit NAME --source SOURCE), or its query holds no word to look for, or no feed is followed.</source>
        <translation>Rien de ce que vous avez nommé ne peut être interrogé&#xa0;: le suivi est en pause, ou ne nomme pas cette source (cmdesk track edit NOM --source SOURCE), ou sa requête ne contient aucun mot à chercher, ou aucun flux n’est suivi.</translation>
    </message>
    <message>
        <source>The first line of the input holds no keys: it must be JSON.</source>
        <translation>La première ligne de l’entrée ne contient pas de clés&#xa0;: ce doit être du JSON.</translation>
    </message>
    <message>
        <source>Several feeds are called {name}: name one by its address. {addresses}</source>
        <translation>Plusieurs flux s’appellent {name}&#xa0;: désignez-en un par son adresse. {addresses}</translation>
    </message>
    <message>
        <source>No feed has the address {address}. There are: {addresses}.</source>
        <translation>Aucun flux n’a l’adresse {address}. Il y a&#xa0;: {addresses}.</translation>
    </message>
    <message>
        <source>{amount} is no ceiling: give US dollars a month, 0 to ask nothing.</source>
        <translation>{amount} n’est pas un plafond&#xa0;: donnez des dollars américains par mois, 0 pour ne rien demander.</translation>
    </message>
    <message>
        <source>{source} is paid by the post, and you have not said how much it may cost a month: set a ceiling with cmdesk source ceiling {id} AMOUNT, or in the Sources window.</source>
        <translation>{source} se paie au message, et vous n’avez pas dit combien il peut coûter par mois&#xa0;: fixez un plafond avec cmdesk source ceiling {id} MONTANT, ou dans la fenêtre Sources.</translation>
    </message>
    <message>
        <source>Your ceiling of {ceiling} US dollars a month for {source} leaves no room for another page ({spent} may be spent): raise it, or wait for next month.</source>
        <translation>Votre plafond de {ceiling} dollars américains par mois pour {source} ne laisse pas la place d’une page de plus ({spent} sont peut-être dépensés)&#xa0;: relevez-le, ou attendez le mois prochain.</translation>
    </message>
    <message>
        <source>Your line is paid by the byte just now, and {source} needs much of it: it goes on by itself on another line.</source>
        <translation>Votre connexion est facturée au volume en ce moment, et {source} en consomme beaucoup&#xa0;: la collecte reprendra d’elle-même sur une autre connexion.</translation>
    </message>
    <message>
        <source>{source} has brought the {cap} MB that you allow for a day: it goes on tomorrow, or raise the limit in the Sources window.</source>
        <translation>{source} a reçu les {cap} Mo que vous permettez par jour&#xa0;: la suite demain, ou relevez la limite dans la fenêtre Sources.</translation>
    </message>
    <message>
        <source>cmdesk made a mistake with what this source answered ({fault}); see the log.</source>
        <translation>cmdesk s’est trompé sur la réponse de cette source ({fault})&#x202f;; voyez le journal.</translation>
    </message>
    <message>
        <source>The store {path} is being collected into already: wait until that has ended.</source>
        <translation>Une collecte est déjà en cours dans la base {path}&#xa0;: attendez qu’elle se termine.</translation>
    </message>
    <message>
        <source>Nothing can be written beside the store {path} ({reason}): check the folder.</source>
        <translation>Rien ne peut être écrit à côté de la base {path} ({reason})&#xa0;: vérifiez le dossier.</translation>
    </message>
    <message>
        <source>The key cannot be kept: this system has no keyring that can be used. Use it for this session only, or set the variable {variable}.</source>
        <translation>La clé ne peut pas être gardée&#xa0;: ce système n’a pas de trousseau utilisable. Utilisez-la pour cette session seulement, ou définissez la variable {variable}.</translation>
    </message>
    <message>
        <source>This is no key: copy the whole of it, without spaces or line breaks.</source>
        <translation>Ce n’est pas une clé&#xa0;: copiez-la en entier, sans espaces ni retours à la ligne.</translation>
    </message>
    <message>
        <source>{host} leads to a private or local address, where cmdesk goes only if you enter the address yourself: add it as a feed or as the address of a source.</source>
        <translation>{host} mène à une adresse privée ou locale, où cmdesk ne va que si vous l’avez saisie vous-même&#xa0;: ajoutez-la comme flux ou comme adresse d’une source.</translation>
    </message>
    <message>
        <source>This address cannot be read: copy it whole from the address bar of your browser.</source>
        <translation>Cette adresse est illisible&#xa0;: copiez-la en entier depuis la barre d’adresse de votre navigateur.</translation>
    </message>
    <message>
        <source>An address of the kind {scheme} cannot be read: only http and https can.</source>
        <translation>Une adresse de type {scheme} ne peut pas être lue&#xa0;: seules celles en http et https le peuvent.</translation>
    </message>
    <message>
        <source>The address at {host} holds a name or a password: take them out, since addresses are shown and stored.</source>
        <translation>L’adresse chez {host} contient un identifiant ou un mot de passe&#xa0;: retirez-les, car les adresses sont affichées et conservées.</translation>
    </message>
    <message>
        <source>{host} redirects to an address that cannot be read: open the address in a browser and copy the last one.</source>
        <translation>{host} redirige vers une adresse illisible&#xa0;: ouvrez l’adresse dans un navigateur et copiez celle où vous arrivez.</translation>
    </message>
    <message>
        <source>{host} redirects to an address of the kind {scheme}, which is not followed: only http and https are.</source>
        <translation>{host} redirige vers une adresse de type {scheme}, qui n’est pas suivie&#xa0;: seules celles en http et https le sont.</translation>
    </message>
    <message>
        <source>{host} does not accept who asks (401): check the key of this source.</source>
        <translation>{host} ne reconnaît pas qui demande (401)&#xa0;: vérifiez la clé de cette source.</translation>
    </message>
    <message>
        <source>{host} wants to be paid first (402): look at the credit of your account there.</source>
        <translation>{host} veut d’abord être payé (402)&#xa0;: regardez le crédit de votre compte chez lui.</translation>
    </message>
    <message>
        <source>{host} does not let this be read (403): check what your account there may read, if you have one.</source>
        <translation>{host} ne laisse pas lire cela (403)&#xa0;: vérifiez ce que votre compte y a le droit de lire, si vous en avez un.</translation>
    </message>
    <message>
        <source>{host} has nothing at this address (404): open it in a browser to check it.</source>
        <translation>{host} n’a rien à cette adresse (404)&#xa0;: ouvrez-la dans un navigateur pour la vérifier.</translation>
    </message>
    <message>
        <source>{host} says that this address is gone for good (410): remove it or replace it.</source>
        <translation>{host} dit que cette adresse n’existe plus (410)&#xa0;: supprimez-la ou remplacez-la.</translation>
    </message>
    <message>
        <source>{host} has been asked too often (429): wait before you ask again.</source>
        <translation>{host} a été trop sollicité (429)&#xa0;: attendez avant de redemander.</translation>
    </message>
    <message>
        <source>{host} has a fault of its own ({status}): try again in a few minutes.</source>
        <translation>{host} est en panne ({status})&#xa0;: réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{host} refuses what is asked ({status}): check the address.</source>
        <translation>{host} refuse la demande ({status})&#xa0;: vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>{host} gives no answer that can be used ({status}): open the address in a browser to check it.</source>
        <translation>{host} ne donne pas de réponse exploitable ({status})&#xa0;: ouvrez l’adresse dans un navigateur pour la vérifier.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet: check the date and time of this computer.</source>
        <translation>Le certificat de {host} n’est pas encore valable&#xa0;: vérifiez la date et l’heure de cet ordinateur.</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired: check the date and time of this computer, or wait until the site has renewed it.</source>
        <translation>Le certificat de {host} a expiré&#xa0;: vérifiez la date et l’heure de cet ordinateur, ou attendez que le site l’ait renouvelé.</translation>
    </message>
    <message>
        <source>{host} shows the certificate of another site: check how the address is written.</source>
        <translation>{host} présente le certificat d’un autre site&#xa0;: vérifiez l’orthographe de l’adresse.</translation>
    </message>
    <message>
        <source>The certificate of {host} was issued by nobody this computer trusts: somebody may be listening, or your network needs a certificate of its own; ask whoever runs it.</source>
        <translation>Le certificat de {host} n’a été émis par personne de confiance pour cet ordinateur&#xa0;: quelqu’un écoute peut-être, ou votre réseau exige son propre certificat&#x202f;; demandez à qui l’administre.</translation>
    </message>
    <message>
        <source>No encrypted connection can be made to {host}: check whether the address begins with https by mistake.</source>
        <translation>Aucune connexion chiffrée n’est possible avec {host}&#xa0;: vérifiez si l’adresse ne commence pas par https à tort.</translation>
    </message>
    <message>
        <source>{host} was not found: check the connection to the internet and how the address is written.</source>
        <translation>{host} est introuvable&#xa0;: vérifiez la connexion à internet et l’orthographe de l’adresse.</translation>
    </message>
    <message>
        <source>{host} accepts no connection: check the address, or try again in a few minutes.</source>
        <translation>{host} n’accepte aucune connexion&#xa0;: vérifiez l’adresse, ou réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{host} cannot be reached: check the connection to the internet.</source>
        <translation>{host} est injoignable&#xa0;: vérifiez la connexion à internet.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off in the middle: try again in a few minutes.</source>
        <translation>La connexion avec {host} s’est interrompue en cours de route&#xa0;: réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>The proxy gives no way to {host}: check the address of the proxy in the settings.</source>
        <translation>Le proxy ne donne pas accès à {host}&#xa0;: vérifiez l’adresse du proxy dans les réglages.</translation>
    </message>
    <message>
        <source>{host} was not reached within {seconds} s: check the connection, or try again in a few minutes.</source>
        <translation>{host} n’a pas été joint en {seconds} s&#xa0;: vérifiez la connexion, ou réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{host} has sent nothing for {seconds} s: try again in a few minutes.</source>
        <translation>{host} n’a rien envoyé pendant {seconds} s&#xa0;: réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{host} has not ended its answer within {seconds} s: try again in a few minutes.</source>
        <translation>{host} n’a pas terminé sa réponse en {seconds} s&#xa0;: réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>{host} answers with more than {megabytes} MB, which is not read: check the address.</source>
        <translation>{host} répond par plus de {megabytes} Mo, ce qui n’est pas lu&#xa0;: vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>What {host} answers breaks the rules of the web and cannot be read: open the address in a browser.</source>
        <translation>La réponse de {host} enfreint les règles du web et ne peut pas être lue&#xa0;: ouvrez l’adresse dans un navigateur.</translation>
    </message>
    <message>
        <source>What {host} answers is packed in a way that cannot be undone, or incomplete: try again later.</source>
        <translation>La réponse de {host} est compressée d’une façon illisible, ou incomplète&#xa0;: réessayez plus tard.</translation>
    </message>
    <message>
        <source>{host} redirects more than {count} times: open the address in a browser and copy the last one.</source>
        <translation>{host} redirige plus de {count} fois&#xa0;: ouvrez l’adresse dans un navigateur et copiez celle où vous arrivez.</translation>
    </message>
    <message>
        <source>{host} redirects from https to http, where others could read your key: it is not followed. Check the address of this source.</source>
        <translation>{host} redirige de https vers http, où d’autres pourraient lire votre clé&#xa0;: cmdesk ne suit pas. Vérifiez l’adresse de cette source.</translation>
    </message>
    <message>
        <source>The key for {host} holds a character that cannot be sent: enter it again, without spaces or line ends.</source>
        <translation>La clé pour {host} contient un caractère qui ne peut pas être envoyé&#xa0;: saisissez-la de nouveau, sans espace ni retour à la ligne.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used: give its name and port, such as proxy.example.org:3128.</source>
        <translation>L’adresse du proxy n’est pas utilisable&#xa0;: donnez son nom et son port, par exemple proxy.exemple.org:3128.</translation>
    </message>
    <message>
        <source>The address of the proxy holds a name or a password: give the address alone, and both, joined by a colon, to “cmdesk source key proxy”.</source>
        <translation>L’adresse du serveur mandataire contient un nom ou un mot de passe&#xa0;: donnez l’adresse seule, et les deux, joints par deux-points, à «&#xa0;cmdesk source key proxy&#xa0;».</translation>
    </message>
    <message>
        <source>{address} is no address of a site: type it as your browser shows it, as in www.example.org.</source>
        <translation>{address} n’est pas l’adresse d’un site&#xa0;: saisissez-la comme votre navigateur l’affiche, par exemple www.exemple.org.</translation>
    </message>
    <message>
        <source>No feed was found at {host}: look on the site for a link called RSS or Atom, and give its address.</source>
        <translation>Aucun flux trouvé sur {host}&#xa0;: cherchez sur le site un lien nommé RSS ou Atom, et donnez son adresse.</translation>
    </message>
    <message>
        <source>YouTube does not name a channel at this address: open the channel in a browser, choose Share channel and Copy channel ID in what it says of itself, and type youtube.com/channel/ with that ID behind it.</source>
        <translation>YouTube ne nomme aucune chaîne à cette adresse&#xa0;: ouvrez la chaîne dans un navigateur, choisissez dans sa présentation «&#xa0;Partager la chaîne&#xa0;» puis «&#xa0;Copier l’ID de la chaîne&#xa0;», et saisissez youtube.com/channel/ suivi de cet ID.</translation>
    </message>
    <message>
        <source>What {host} answers cannot be read as a feed within {seconds} seconds: remove the feed, or tell those who run it.</source>
        <translation>Ce que répond {host} ne peut pas être lu comme un flux en {seconds} secondes&#xa0;: retirez ce flux, ou prévenez ceux qui le publient.</translation>
    </message>
    <message>
        <source>{host} answers with a web page and no feed: give the address of the site, and its feeds are looked for.</source>
        <translation>{host} répond par une page web et non par un flux&#xa0;: donnez l’adresse du site, ses flux seront recherchés.</translation>
    </message>
    <message>
        <source>What {host} answers is no feed, or a broken one: open it in a browser, and give the address of an RSS feed.</source>
        <translation>Ce que répond {host} n’est pas un flux, ou en est un abîmé&#xa0;: ouvrez l’adresse dans un navigateur, et donnez celle d’un flux RSS.</translation>
    </message>
    <message>
        <source>The feed is not well-formed ({fault}); its entries were read all the same.</source>
        <translation>Le flux est mal formé ({fault})&#x202f;; ses articles ont été lus malgré tout.</translation>
    </message>
    <message>
        <source>The feed holds {count} entries more than are read of one: they were left out.</source>
        <translation>Le flux contient {count} articles de plus qu’on n’en lit par flux&#xa0;: ils ont été laissés de côté.</translation>
    </message>
    <message>
        <source>{host} says that this feed is gone for good (410): it is not asked any more.</source>
        <translation>{host} annonce que ce flux a disparu pour de bon (410)&#xa0;: il n’est plus interrogé.</translation>
    </message>
    <message>
        <source>Comments at {host} could not be read, and are asked for again later.</source>
        <translation>Des commentaires sur {host} n’ont pas pu être lus, et seront redemandés plus tard.</translation>
    </message>
    <message>
        <source>Google News answers with a page that asks for consent instead of articles: open {address} in a browser of this computer and answer it, or switch Google News off for this tracker.</source>
        <translation>Google Actualités répond par une page de consentement au lieu d’articles&#xa0;: ouvrez {address} dans un navigateur de cet ordinateur et répondez-y, ou désactivez Google Actualités pour ce suivi.</translation>
    </message>
    <message>
        <source>The query of {title} is too long for Google News: split it into two trackers, or shorten it.</source>
        <translation>La requête de {title} est trop longue pour Google Actualités&#xa0;: répartissez-la sur deux suivis, ou raccourcissez-la.</translation>
    </message>
    <message>
        <source>X refuses this search{said}. Look at the query of the tracker, then collect again.</source>
        <translation>X refuse cette recherche{said}. Vérifiez la requête du suivi, puis relancez la collecte.</translation>
    </message>
    <message>
        <source>There is no key for X: give its bearer token in the window Sources, or by “cmdesk source key x”.</source>
        <translation>Il n’y a pas de clé pour X&#xa0;: donnez son jeton d’accès (bearer token) dans la fenêtre Sources, ou par «&#xa0;cmdesk source key x&#xa0;».</translation>
    </message>
    <message>
        <source>The key of X holds a space or a sign that no bearer token has: copy it anew from the console of X, and give it in the window Sources, or by “cmdesk source key x”.</source>
        <translation>La clé de X contient une espace ou un signe qu’aucun jeton d’accès ne contient&#xa0;: copiez-la de nouveau depuis la console de X, et donnez-la dans la fenêtre Sources, ou par «&#xa0;cmdesk source key x&#xa0;».</translation>
    </message>
    <message>
        <source>As a search of X the query has {length} characters, and X takes {limit}: shorten it, or make two trackers of it.</source>
        <translation>En recherche de X, la requête compte {length} caractères, et X en accepte {limit}&#xa0;: raccourcissez-la, ou répartissez-la sur deux suivis.</translation>
    </message>
    <message>
        <source>X sent an answer that cannot be read: nothing of it was kept, and the next pass asks for it again.</source>
        <translation>X a envoyé une réponse illisible&#xa0;: rien n’en a été gardé, et le prochain passage la redemandera.</translation>
    </message>
    <message>
        <source>{address} sends the search elsewhere, which X never does: the key was not sent there. Look at the address of X in the settings.</source>
        <translation>{address} renvoie la recherche ailleurs, ce que X ne fait jamais&#xa0;: la clé n’y a pas été envoyée. Vérifiez l’adresse de X dans les réglages.</translation>
    </message>
    <message>
        <source>X does not accept the key{said}: copy the bearer token anew from the console of X, and give it in the window Sources, or by “cmdesk source key x”.</source>
        <translation>X n’accepte pas la clé{said}&#xa0;: copiez de nouveau le jeton d’accès (bearer token) depuis la console de X, et donnez-le dans la fenêtre Sources, ou par «&#xa0;cmdesk source key x&#xa0;».</translation>
    </message>
    <message>
        <source>X wants to be paid first{said}: buy credits in the console of X, then collect again.</source>
        <translation>X veut d’abord être payé{said}&#xa0;: achetez des crédits dans la console de X, puis relancez la collecte.</translation>
    </message>
    <message>
        <source>X does not allow this key to search{said}: look in the console of X whether its app belongs to a project that may.</source>
        <translation>X ne permet pas à cette clé de chercher{said}&#xa0;: vérifiez dans la console de X que son application appartient à un projet qui en a le droit.</translation>
    </message>
    <message>
        <source>{address} knows no search of X{said}: look at the address of X in the settings.</source>
        <translation>{address} ne connaît pas de recherche de X{said}&#xa0;: vérifiez l’adresse de X dans les réglages.</translation>
    </message>
    <message>
        <source>At X nothing is left to spend{said}: buy credits or raise the limit in the console of X, or wait for its next period.</source>
        <translation>Chez X, il ne reste rien à dépenser{said}&#xa0;: achetez des crédits ou relevez la limite dans la console de X, ou attendez sa prochaine période.</translation>
    </message>
    <message>
        <source>X answers no more for now{said}: the next pass goes on where this one stopped.</source>
        <translation>X ne répond plus pour l’instant{said}&#xa0;: le prochain passage reprendra là où celui-ci s’est arrêté.</translation>
    </message>
    <message>
        <source>X has a fault of its own (status {status}){said}: nothing is lost, the next pass goes on where this one stopped.</source>
        <translation>X a une panne de son côté (état {status}){said}&#xa0;: rien n’est perdu, le prochain passage reprendra là où celui-ci s’est arrêté.</translation>
    </message>
    <message>
        <source>X answers with status {status}{said}: collect again later; if it stays so, look at the console of X.</source>
        <translation>X répond par l’état {status}{said}&#xa0;: relancez la collecte plus tard&#x202f;; si cela continue, consultez la console de X.</translation>
    </message>
    <message>
        <source>X has more posts than one pass may read ({limit}): the next passes read the others, as far back as X gives them (7 days).</source>
        <translation>X a plus de messages qu’un passage ne peut en lire ({limit})&#xa0;: les prochains passages liront les autres, aussi loin que X les donne (7 jours).</translation>
    </message>
    <message>
        <source>X was last read more than 7 days ago and gives nothing older: what was said between is missing.</source>
        <translation>X a été lu pour la dernière fois il y a plus de 7 jours et ne donne rien de plus ancien&#xa0;: ce qui s’est dit entre-temps manque.</translation>
    </message>
    <message>
        <source>Posts that earlier passes left unread are older than 7 days now, and X gives them no more. Let a pass read more posts, or collect more often.</source>
        <translation>Des messages que des passages précédents n’ont pas lus ont maintenant plus de 7 jours, et X ne les donne plus. Laissez un passage lire plus de messages, ou collectez plus souvent.</translation>
    </message>
    <message>
        <source>The keyring of this system failed ({fault}): use the key for this session only.</source>
        <translation>Le trousseau de ce système a échoué ({fault})&#xa0;: servez-vous de la clé pour cette session seulement.</translation>
    </message>
    <message>
        <source>The feed {title} is followed no more: nothing was changed.</source>
        <translation>Le flux {title} n’est plus suivi&#xa0;: rien n’a changé.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is no language: write two letters, such as lang:fr, or lang:und where unknown.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas une langue&#xa0;: écrivez deux lettres, comme lang:fr, ou lang:und si elle est inconnue.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is not a value of {name}: write {choices}.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas une valeur de {name}&#xa0;: écrivez {choices}.</translation>
    </message>
    <message>
        <source>Column {column}: no source is called {value}: write x, mastodon, news, feed … or quote it.</source>
        <translation>Colonne {column}&#xa0;: aucune source ne s’appelle {value}&#xa0;: écrivez x, mastodon, news, feed… ou mettez-le entre guillemets.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is no account: write author:@name.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas un compte&#xa0;: écrivez author:@nom.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is no site: write domain:example.org.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas un site&#xa0;: écrivez domain:example.org.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is no address: write link:example.org/page.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas une adresse&#xa0;: écrivez link:example.org/page.</translation>
    </message>
    <message>
        <source>Column {column}: {value} is no least number: write min:likes:10; what is counted: {choices}.</source>
        <translation>Colonne {column}&#xa0;: {value} n’est pas un minimum&#xa0;: écrivez min:likes:10&#x202f;; ce qui se compte&#xa0;: {choices}.</translation>
    </message>
    <message>
        <source>Column {column}: {name}: needs a value right behind it.</source>
        <translation>Colonne {column}&#xa0;: {name} demande une valeur juste derrière ses deux points.</translation>
    </message>
    <message>
        <source>A label needs a name of letters or digits: give it one.</source>
        <translation>Une étiquette a besoin d’un nom fait de lettres ou de chiffres&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>A label has at most {limit} characters: shorten {name}.</source>
        <translation>Une étiquette a {limit} caractères au plus&#xa0;: raccourcissez {name}.</translation>
    </message>
    <message>
        <source>Stopped: nothing is said of a part of the texts.</source>
        <translation>Arrêté&#xa0;: d’une partie des textes, on ne conclut rien.</translation>
    </message>
    <message>
        <source>{head} is no version of what was learnt: give its number, or none for the scorer as it ships.</source>
        <translation>{head} n’est pas une version de ce qui a été appris&#xa0;: donnez son numéro, ou none pour l’outil tel qu’il est livré.</translation>
    </message>
    <message>
        <source>What was learnt from your corrections cannot be read. Learn from them again, or go back to the version before.</source>
        <translation>Ce qui a été appris de vos corrections est illisible. Relancez l’apprentissage, ou revenez à la version précédente.</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}.</source>
        <translation>Impossible de lire {path}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path}, line {line}: a row is a split, a label and a text, with tabs between them.</source>
        <translation>{path}, ligne {line}&#xa0;: une ligne se compose d’une part (train, val), d’une étiquette et d’un texte, séparés par des tabulations.</translation>
    </message>
    <message>
        <source>There are {count} different corrections to learn from, {least} are needed: correct or check more mentions first.</source>
        <translation>Pour apprendre, il faut {least} corrections différentes, et il y en a {count}&#xa0;: corrigez ou vérifiez d’abord d’autres mentions.</translation>
    </message>
    <message>
        <source>Nothing was learnt: on your {count} corrections it would be no better for certain ({before} before, {after} after, 1 is perfect). Correct more mentions and try again.</source>
        <translation>Rien n’a été appris&#xa0;: sur vos {count} corrections, rien ne dit que ce serait mieux ({before} avant, {after} après, 1 est parfait). Corrigez d’autres mentions et réessayez.</translation>
    </message>
    <message>
        <source>Nothing was learnt: it would judge {lost} more of the sentences that ship with the program wrong. Confirm mentions that are judged right, too, neutral ones among them.</source>
        <translation>Rien n’a été appris&#xa0;: {lost} phrases de plus, parmi celles livrées avec le programme, seraient mal jugées. Confirmez aussi des mentions bien jugées, dont des neutres.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>Impossible d’écrire {path}&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>{path} is not in UTF-8 (line {line}): save it anew as UTF-8.</source>
        <translation>{path} n’est pas en UTF-8 (ligne {line})&#xa0;: enregistrez-le de nouveau en UTF-8.</translation>
    </message>
    <message>
        <source>{path} holds no label that is known (line {line}): write 0, 1, 2 or negative, neutral, positive.</source>
        <translation>{path} ne contient aucune étiquette connue (ligne {line})&#xa0;: écrivez 0, 1, 2 ou négatif, neutre, positif.</translation>
    </message>
    <message>
        <source>{path} holds no labelled texts (line {line}): write on each line a label, a tab and the text.</source>
        <translation>{path} ne contient pas de textes étiquetés (ligne {line})&#xa0;: écrivez sur chaque ligne une étiquette, une tabulation et le texte.</translation>
    </message>
    <message>
        <source>The lines of {path} are longer than can be read (line {line}): write one text a line.</source>
        <translation>Les lignes de {path} sont trop longues pour être lues (ligne {line})&#xa0;: écrivez un texte par ligne.</translation>
    </message>
    <message>
        <source>{path} holds no texts: write on each line of it a label, a tab and the text.</source>
        <translation>{path} ne contient pas de textes&#xa0;: écrivez sur chaque ligne une étiquette, une tabulation et le texte.</translation>
    </message>
    <message>
        <source>{path} has no splits to choose from: leave --split out.</source>
        <translation>{path} n’a pas de lots parmi lesquels choisir&#xa0;: n’indiquez pas --split.</translation>
    </message>
    <message>
        <source>{path} has no rows of the split {split}; it has {splits}.</source>
        <translation>{path} n’a aucune ligne du lot {split}&#x202f;; il contient&#xa0;: {splits}.</translation>
    </message>
    <message>
        <source>A brand word needs letters, digits or signs: write one, or remove the line.</source>
        <translation>Un mot de marque doit contenir des lettres, des chiffres ou des signes&#xa0;: saisissez-en un ou supprimez la ligne.</translation>
    </message>
    <message>
        <source>A brand word has at most {limit} characters: shorten {name}.</source>
        <translation>Un mot de marque a au plus {limit} caractères&#xa0;: raccourcissez {name}.</translation>
    </message>
    <message>
        <source>The weight of {name} must lie between {least} and {most}: change the number.</source>
        <translation>Le poids de {name} doit être compris entre {least} et {most}&#xa0;: modifiez ce nombre.</translation>
    </message>
    <message>
        <source>There is no learnt version {number}: choose one of the list.</source>
        <translation>La version apprise {number} n’existe pas&#xa0;: choisissez-en une dans la liste.</translation>
    </message>
    <message>
        <source>To correct moods takes {least} labels on mentions drawn at random; there are {count}: label more in the window, or let moods be counted.</source>
        <translation>Corriger l’humeur demande {least} avis de votre part sur des mentions tirées au sort&#x202f;; il y en a {count}&#xa0;: donnez-en d’autres dans la fenêtre, ou laissez l’humeur comptée.</translation>
    </message>
    <message>
        <source>A single tracker is asked once only: add --once, or leave --tracker out.</source>
        <translation>Un suivi seul ne s’interroge qu’une fois&#xa0;: ajoutez --once, ou retirez --tracker.</translation>
    </message>
    <message>
        <source>There is no store {path}.</source>
        <translation>Il n’y a pas de base {path}.</translation>
    </message>
    <message>
        <source>A test asks {source} for one page, which can cost {amount} US dollars: allow it with --paid.</source>
        <translation>Un essai demande une page à {source}, ce qui peut coûter {amount} dollars américains&#xa0;: autorisez-le avec --paid.</translation>
    </message>
    <message>
        <source>There is nothing to ask {source} for: follow a feed, or give a query that holds a word to look for, or name a server or edition that is among your preferences.</source>
        <translation>Il n’y a rien à demander à {source}&#xa0;: suivez un flux, ou donnez une requête qui contient un mot à chercher, ou nommez un serveur ou une édition qui figure dans vos préférences.</translation>
    </message>
    <message>
        <source>Nothing came from {title} within {seconds} seconds: try again a little later.</source>
        <translation>Rien n’est venu de {title} en {seconds} secondes&#xa0;: réessayez un peu plus tard.</translation>
    </message>
    <message>
        <source>{place} wants to be left alone for a while: it is asked again later, by itself.</source>
        <translation>{place} demande à être laissé tranquille un moment&#xa0;: une nouvelle tentative aura lieu plus tard, d’elle-même.</translation>
    </message>
    <message>
        <source>{address} is no address of a stream: give one that begins with wss:// (or ws:// in your own network).</source>
        <translation>{address} n’est pas l’adresse d’un flux&#xa0;: donnez-en une qui commence par wss:// (ou ws:// dans votre propre réseau).</translation>
    </message>
    <message>
        <source>{host} does not answer as the AppView of Bluesky does: check its address in the settings.</source>
        <translation>{host} ne répond pas comme le fait l’AppView de Bluesky&#xa0;: vérifiez son adresse dans les réglages.</translation>
    </message>
    <message>
        <source>The query of {title} is too long for Hacker News: split it into two trackers, or shorten it.</source>
        <translation>La requête de {title} est trop longue pour Hacker News&#xa0;: répartissez-la sur deux suivis, ou raccourcissez-la.</translation>
    </message>
    <message>
        <source>The stream of Bluesky was last listened to more than {hours} hours ago and gives nothing older: what was said between is missing.</source>
        <translation>Le flux de Bluesky a été écouté pour la dernière fois il y a plus de {hours} heures et ne donne rien de plus ancien&#xa0;: ce qui a été dit entre-temps manque.</translation>
    </message>
    <message>
        <source>No server of the stream of Bluesky is set: give the address of one in the settings, or the usual ones.</source>
        <translation>Aucun serveur du flux de Bluesky n’est indiqué&#xa0;: donnez l’adresse de l’un d’eux dans les réglages, ou remettez les adresses habituelles.</translation>
    </message>
    <message>
        <source>{host} speaks a newer form of the stream of Bluesky that cmdesk does not read: give the address of a stream that ends in /subscribe.</source>
        <translation>{host} parle une forme plus récente du flux de Bluesky, que cmdesk ne lit pas&#xa0;: donnez l’adresse d’un flux qui se termine par /subscribe.</translation>
    </message>
    <message>
        <source>What {host} answers cannot be read: a page of somebody else, or something new there. Try again later.</source>
        <translation>La réponse de {host} ne peut pas être lue&#xa0;: c’est la page de quelqu’un d’autre, ou quelque chose a changé là-bas. Réessayez plus tard.</translation>
    </message>
    <message>
        <source>{host} shows hashtags only to people who have an account there, so it is not asked. Whether that has changed is looked at once a day; the other servers are asked as usual.</source>
        <translation>{host} ne montre ses mots-dièse qu’aux personnes qui y ont un compte&#x202f;; il n’est donc pas interrogé. Une fois par jour, cmdesk regarde si cela a changé&#x202f;; les autres serveurs sont interrogés comme d’habitude.</translation>
    </message>
    <message>
        <source>What {host} answers is not what Mastodon servers answer: check the name of the server in the settings, or try again later.</source>
        <translation>La réponse de {host} n’est pas celle d’un serveur Mastodon&#xa0;: vérifiez le nom du serveur dans les réglages, ou réessayez plus tard.</translation>
    </message>
    <message>
        <source>Left out and not stored, because their authors do not want to be collected: {count} posts.</source>
        <translation>Laissées de côté et non enregistrées, car leurs auteurs ne veulent pas être collectés&#xa0;: {count} publications.</translation>
    </message>
    <message>
        <source>Reddit refuses its feeds at times, for minutes or for days, and does so now: it is asked again later by itself, and nothing needs to be done.</source>
        <translation>Reddit refuse parfois ses flux, pour quelques minutes ou quelques jours, et c’est le cas en ce moment&#xa0;: il sera interrogé de nouveau plus tard, vous n’avez rien à faire.</translation>
    </message>
    <message>
        <source>The query of {title} is too long for Reddit: split it into two trackers, or shorten it.</source>
        <translation>La requête de {title} est trop longue pour Reddit&#xa0;: répartissez-la sur deux suivis, ou raccourcissez-la.</translation>
    </message>
    <message>
        <source>Nobody called {name} has written anything here on {source}: give the handle or the identifier that stands beside a mention.</source>
        <translation>Personne du nom de {name} n’a rien écrit ici sur {source}&#xa0;: donnez le pseudo ou l’identifiant qui figure à côté d’une mention.</translation>
    </message>
    <message>
        <source>Several accounts on {source} were called {name}: give one of these identifiers: {keys}.</source>
        <translation>Plusieurs comptes de {source} se sont appelés {name}&#xa0;: donnez l’un de ces identifiants&#xa0;: {keys}.</translation>
    </message>
    <message>
        <source>Stopped: not all is forgotten yet. Run the same command again.</source>
        <translation>Arrêté&#xa0;: tout n’est pas encore oublié. Relancez la même commande.</translation>
    </message>
    <message>
        <source>{months} is no number of months: give a whole number, or 0 to keep what people wrote.</source>
        <translation>{months} n’est pas un nombre de mois&#xa0;: donnez un nombre entier, ou 0 pour garder ce que les gens ont écrit.</translation>
    </message>
</context>
<context>
    <name>labelled</name>
    <message>
        <source>not UTF-8</source>
        <translation>pas en UTF-8</translation>
    </message>
    <message>
        <source>no label that is known, such as 0, 1, 2 or negative, neutral, positive</source>
        <translation>pas d’étiquette connue, telle que 0, 1, 2 ou négatif, neutre, positif</translation>
    </message>
    <message>
        <source>not a label, a tab and a text</source>
        <translation>pas une étiquette, une tabulation et un texte</translation>
    </message>
    <message>
        <source>longer than can be read</source>
        <translation>trop longue pour être lue</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>intervalle à 95&#x202f;%</translation>
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
        <source>more cells than the table has columns</source>
        <translation>plus de cellules que le tableau n’a de colonnes</translation>
    </message>
    <message>
        <source>a heading, a total or a note, not a post</source>
        <translation>un titre, un total ou une remarque, pas un post</translation>
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
    <message>
        <source>a private message: only what everyone may read is imported</source>
        <translation>un message privé&#xa0;: seul ce que tout le monde peut lire est importé</translation>
    </message>
    <message>
        <source>a boost, of which the archive holds only the address</source>
        <translation>un partage, dont l’archive ne contient que l’adresse</translation>
    </message>
    <message>
        <source>not the http address of a feed</source>
        <translation>pas l’adresse http d’un flux</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Feed</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Google News</source>
        <translation>Google Actualités</translation>
    </message>
    <message>
        <source>Hacker News</source>
        <translation>Hacker News</translation>
    </message>
    <message>
        <source>Reddit</source>
        <translation>Reddit</translation>
    </message>
    <message>
        <source>YouTube</source>
        <translation>YouTube</translation>
    </message>
    <message>
        <source>What a newspaper, a blog or a forum publishes, and the comments on it.</source>
        <translation>Ce que publie un journal, un blog ou un forum, et ses commentaires.</translation>
    </message>
    <message>
        <source>Public feeds, read as often as each of them allows.</source>
        <translation>Flux publics, lus aussi souvent que chacun le permet.</translation>
    </message>
    <message>
        <source>Articles of the press, 100 at a time, with their publisher.</source>
        <translation>Articles de presse, 100 à la fois, avec leur éditeur.</translation>
    </message>
    <message>
        <source>No key; undocumented, so asked every 15 minutes at most.</source>
        <translation>Sans clé&#x202f;; service non documenté, interrogé au plus toutes les 15 minutes.</translation>
    </message>
    <message>
        <source>Stories and comments of people who make software, years back; mostly English.</source>
        <translation>Articles et commentaires de gens qui font des logiciels, sur des années&#x202f;; surtout en anglais.</translation>
    </message>
    <message>
        <source>No key; 10,000 requests an hour are allowed, a few are made.</source>
        <translation>Sans clé&#x202f;; 10&#x202f;000 requêtes par heure sont permises, quelques-unes sont faites.</translation>
    </message>
    <message>
        <source>Posts of communities, where people say what they think; without reactions.</source>
        <translation>Messages de communautés, où l’on dit ce que l’on pense&#x202f;; sans les réactions.</translation>
    </message>
    <message>
        <source>No key; one request a minute, and Reddit may refuse at any time, for hours.</source>
        <translation>Sans clé&#x202f;; une requête par minute, et Reddit peut refuser à tout moment, pendant des heures.</translation>
    </message>
    <message>
        <source>The 15 newest videos of the channels that you follow, with views and likes.</source>
        <translation>Les 15 vidéos les plus récentes des chaînes que vous suivez, avec les vues et les «&#xa0;j’aime&#xa0;».</translation>
    </message>
    <message>
        <source>No key; public feeds of channels and playlists, added like any other feed.</source>
        <translation>Sans clé&#x202f;; flux publics des chaînes et des listes de lecture, ajoutés comme tout autre flux.</translation>
    </message>
    <message>
        <source>Posts with your words as hashtags, from several servers, with authors and reactions.</source>
        <translation>Les publications qui portent vos mots en mots-dièse, sur plusieurs serveurs, avec auteurs et réactions.</translation>
    </message>
    <message>
        <source>No key; asked every 5 minutes. Who does not want to be collected is left out; some servers are closed.</source>
        <translation>Sans clé&#x202f;; interrogé toutes les 5 minutes. Qui ne veut pas être collecté est laissé de côté&#x202f;; certains serveurs sont fermés.</translation>
    </message>
    <message>
        <source>All posts of Bluesky, seconds after they are written, with their deletions.</source>
        <translation>Toutes les publications de Bluesky, quelques secondes après leur écriture, et leurs suppressions.</translation>
    </message>
    <message>
        <source>No key; a public stream. Who asks to be shown to members only is left out.</source>
        <translation>Sans clé&#x202f;; un flux public. Qui demande à n’être montré qu’aux membres est laissé de côté.</translation>
    </message>
    <message>
        <source>Posts of the last seven days, with authors and reactions.</source>
        <translation>Publications des sept derniers jours, avec auteurs et réactions.</translation>
    </message>
    <message>
        <source>Key needed; each post is paid, within the ceiling that you set.</source>
        <translation>Clé nécessaire&#x202f;; chaque publication est payante, dans la limite que vous fixez.</translation>
    </message>
</context>
<context>
    <name>widening</name>
    <message>
        <source>{network} is not asked to leave anything out, which might take too much; sorted out here: {parts}</source>
        <translation>On ne demande pas à {network} d’écarter quoi que ce soit, ce qui pourrait écarter trop&#x202f;; trié ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} does not search by the beginning of a word; decided here: {parts}</source>
        <translation>{network} ne cherche pas par le début d’un mot&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} knows no distance between words and is asked for all of them; decided here: {parts}</source>
        <translation>{network} ne connaît pas la distance entre les mots et doit les trouver tous&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} does not tell capitals and accents apart; decided here: {parts}</source>
        <translation>{network} ne distingue ni majuscules ni accents&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} overlooks signs within words; decided here: {parts}</source>
        <translation>{network} ne voit pas les signes dans les mots&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is asked for the word without its # or @; decided here: {parts}</source>
        <translation>On demande à {network} le mot sans son # ni son @&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} cannot be asked for this without losing mentions; decided here: {parts}</source>
        <translation>Demandé à {network}, cela ferait perdre des mentions&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is only asked to leave reposts out; decided here: {parts}</source>
        <translation>On demande seulement à {network} d’écarter les partages&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} cannot be asked for each of these alternatives, so for none; decided here: {parts}</source>
        <translation>{network} ne peut pas chercher chacune de ces possibilités, donc aucune&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>There is no room to ask {network} for spellings with and without an apostrophe or œ; only as written: {parts}</source>
        <translation>La place manque pour demander à {network} aussi les graphies avec et sans apostrophe ou œ&#x202f;; seulement telles quelles&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is searched by hashtags without a key: posts without the tag are not found: {parts}</source>
        <translation>Sans clé, {network} n’est interrogé que par mots-dièse&#xa0;: les publications sans ce mot-dièse ne sont pas trouvées&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is asked for one of the things that must occur together; decided here: {parts}</source>
        <translation>{network} est interrogé sur un seul des éléments qui doivent apparaître ensemble&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is not asked for what makes no hashtag, so it is not found there: {parts}</source>
        <translation>{network} n’est pas interrogé sur ce qui ne fait pas de mot-dièse, et ne le trouve donc pas&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is asked for no more hashtags than that; not asked for: {parts}</source>
        <translation>{network} n’est pas interrogé sur davantage de mots-dièse&#x202f;; laissés de côté&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} sends everything as it is posted and is asked for no words; decided here: {parts}</source>
        <translation>{network} envoie tout au fil de la publication et n’est interrogé sur aucun mot&#x202f;; décidé ici&#xa0;: {parts}</translation>
    </message>
    <message>
        <source>{network} is not asked: it needs a word to look for.</source>
        <translation>{network} n’est pas interrogé&#xa0;: il lui faut un mot à chercher.</translation>
    </message>
    <message>
        <source>{network} is not asked: the query wants nothing that comes from there.</source>
        <translation>{network} n’est pas interrogé&#xa0;: la requête ne veut rien de ce qui en vient.</translation>
    </message>
    <message>
        <source>{network} is not asked: without a key it is searched by hashtags, and nothing in the query makes one.</source>
        <translation>{network} n’est pas interrogé&#xa0;: sans clé, il ne l’est que par mots-dièse, et rien dans la requête n’en fait un.</translation>
    </message>
    <message>
        <source>{network} refuses this: {length} characters are more than it takes. Shorten the query or split it.</source>
        <translation>{network} refuse cette recherche&#xa0;: {length} caractères, c’est plus qu’il n’en accepte. Raccourcissez la requête ou partagez-la.</translation>
    </message>
</context>
</TS>
